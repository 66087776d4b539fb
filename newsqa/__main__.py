"""python -m newsqa is the command newsqa."""

from newsqa.cli import main

if __name__ == "__main__":
    main()
