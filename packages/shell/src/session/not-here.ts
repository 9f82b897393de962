/** What is looked for and does not exist here, and what to do instead. */

const NOT_INSTALLED = 'Nothing can be installed here; `help` lists what there is.'
const NO_PROCESSES = 'There are no processes to look at here.'
const NO_JOBS = 'There are no background jobs here: a command has the terminal until it ends, and Ctrl-C ends it.'
const ONLY_AWS = 'This machine reaches AWS through `aws` and `curl` only.'
const NANO = 'It is not here; `nano FILE` edits a file, its keys are on the last rows.'
const JQ = '`jq` reads and writes JSON.'
const ONE_BY_ONE = 'There are no archives here; `aws s3 cp --recursive` copies a folder.'

const SENTENCES: [string, string][] = [
  ['sudo su doas', 'You are not root here, and nothing needs it.'],
  ['apt apt-get yum dnf pip pip3 npm brew snap', NOT_INSTALLED],
  ['python python3', `There is no Python here; ${JQ}`],
  ['node perl ruby php', `It is not here; ${JQ}`],
  ['yq', `It is not here; ${JQ.slice(0, -1)}, and \`aws --output yaml\` writes YAML.`],
  ['vi vim view emacs ed', NANO],
  ['wget', 'It is not here; `curl -O URL` gets a file.'],
  ['ssh scp rsync sftp', ONLY_AWS],
  ['ping dig nslookup host telnet nc netstat ss ip ifconfig traceroute', ONLY_AWS],
  ['terraform cdk sam pulumi', 'It is not here; `aws` does what this workshop needs.'],
  [
    'git docker make gcc systemctl service crontab at screen tmux',
    'It is not here, and nothing in this workshop needs it.',
  ],
  ['top htop ps lsof pgrep pkill', NO_PROCESSES],
  ['jobs fg bg kill killall disown wait nohup', NO_JOBS],
  ['trap', 'There are no traps here; put what has to happen at the end after the last command.'],
  ['tar zip unzip', ONE_BY_ONE],
  [
    'bc dc',
    "It is not here; `echo $((2 + 3))` counts in whole numbers, `awk 'BEGIN { print 10 / 3 }'` with fractions.",
  ],
  ['xxd hexdump', 'It is not here; `od -c` shows bytes.'],
  ['df free uptime dmesg', 'There is no hardware to look at here; a home directory holds 1 MB.'],
  ['umask ulimit', 'It is not here; `chmod` gives a file its mode.'],
]

const INSTEAD = new Map(
  SENTENCES.flatMap(([names, sentence]) => names.split(' ').map((name) => [name, sentence] as const)),
)

/** A sentence for a command that does not exist here; undefined when there is nothing better to say. */
export const instead = (name: string): string | undefined => INSTEAD.get(name)

/** After a line that ended in `&`. */
export const NO_BACKGROUND = NO_JOBS.replace('here: ', 'here; this one ran to its end first: ')
