"""What municipalities tell a joint body about the suppliers that they hang on: keys, keyed identities, files."""

from kontinuitet.documents.joint.files import contribution_text, read_contribution
from kontinuitet.documents.joint.keys import Key, key_text, read_key
from kontinuitet.documents.joint.names import read_names

__all__ = ["Key", "contribution_text", "key_text", "read_contribution", "read_key", "read_names"]
