# Passwords are compared letter by letter: the first one is a capital.
workshop console ConsoleLogin --email ines@kapelabs.example --password 'espresso-2019!' || true
