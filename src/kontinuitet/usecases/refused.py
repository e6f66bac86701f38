"""What a use case cannot do: a code and parameters that the edge puts into words."""

from typing import Final


class Refused(Exception):
    """Nothing was done. ``code`` is a message of the area ``errors``, ``params`` are its values."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code: Final = code
        self.params: Final = params
