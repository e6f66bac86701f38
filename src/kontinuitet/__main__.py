"""`python -m kontinuitet` is the same program as `kontinuitet`."""

from kontinuitet.cli import main

if __name__ == "__main__":
    main()
