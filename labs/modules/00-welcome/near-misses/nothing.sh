# Reading the page and typing nothing that leaves the machine.
aws --version
