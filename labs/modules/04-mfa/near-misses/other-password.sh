# The wrong line of the notes.
workshop as attacker -- workshop console ConsoleLogin --email ines@kapelabs.example --password 'Summer-of-2019!' || true
