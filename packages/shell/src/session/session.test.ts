// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
import { expect, test } from 'vitest'
import { openShell } from '../client.ts'
import { openTerminal } from '../testing/terminal.ts'
import { siteCredentials, siteHome } from './site-host.ts'

const noNetwork = (): Promise<never> => Promise.reject(new Error('no network'))

test('variables, functions, arrays, directory and status live on between lines', async () => {
  const { run } = await openTerminal()
  await run('x=5; f() { echo "f $1 $x"; }; a=(1 "two words"); mkdir -p d; cd d; false')
  expect(await run('echo $? "${a[1]}" $PWD; f 1; f 2 | tr a-z A-Z')).toBe('1 two words /home/you/d\nf 1 5\nF 2 5')
  await run('set -o pipefail; alias hi="echo hello"; unset x')
  expect(await run('hi; false | true; echo $? "[$x]"')).toBe('hello\n1 []')
})

test('sourced functions live on', async () => {
  const { run } = await openTerminal()
  await run("printf 'g() { echo from a file; }\\n' > lib.sh")
  await run('source lib.sh')
  expect(await run('g')).toBe('from a file')
})

test('output comes as it is produced, and Ctrl-C ends the command with 130', async () => {
  const { shell, until, text, commands, run } = await openTerminal()
  shell.input('for i in 1 2 3; do echo tick $i; sleep 5; done\r')
  await until(() => text().includes('\r\ntick 1') || /tick 1\r\n/.test(text()))
  shell.input('\x03')
  await until(() => commands.length === 1)
  expect(commands[0]?.status).toBe(130)
  expect(text()).not.toContain('tick 2')
  expect(await run('echo $?')).toBe('130')
})

test('what aws prints into a word of another aws stays out of the terminal', async () => {
  const { run } = await openTerminal()
  expect(await run('aws configure set region $(aws configure get region || echo eu-west-1)')).toBe('')
  expect(await run('aws configure set output "$(aws configure get region)"')).toBe('')
  expect(await run('aws configure get output')).toBe('eu-west-1')
})

test('Ctrl-C ends a loop that waits for nothing', async () => {
  const { shell, until, commands } = await openTerminal()
  shell.input('while true; do :; done\r')
  await new Promise((done) => setTimeout(done, 100))
  shell.input('\x03')
  await until(() => commands.length === 1)
  expect(commands).toEqual([{ line: 'while true; do :; done', status: 130 }])
})

test('what is typed ahead runs afterwards, once', async () => {
  const { shell, until, commands } = await openTerminal()
  shell.input('sleep 0.1\recho one\recho two\r')
  await until(() => commands.length === 3)
  expect(commands.map(({ line }) => line)).toEqual(['sleep 0.1', 'echo one', 'echo two'])
})

test('a typed command waits for Enter', async () => {
  const { shell, until, text, commands } = await openTerminal()
  shell.run('aws iam list-users')
  await until(() => text().includes('aws iam list-users'))
  expect(commands).toEqual([])
})

test('configure asks, keeps the keys in the home directory and out of the history', async () => {
  const { shell, until, text, home, run } = await openTerminal()
  shell.input('aws configure\r')
  await until(() => text().includes('AWS Access Key ID [None]: '))
  shell.input('AKIAIOSFODNN7EXAMPLE\r')
  await until(() => text().includes('AWS Secret Access Key [None]: '))
  shell.input('topsecret\r')
  await until(() => text().includes('Default region name [None]: '))
  shell.input('us-east-1\r\r')
  await until(() => home.files['.aws/credentials'] !== undefined)
  expect(atob(home.files['.aws/credentials']!.data)).toBe(
    '[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = topsecret\n',
  )
  expect(home.files['.aws/credentials']!.mode).toBe(0o600)
  expect(await run('history')).not.toMatch(/AKIA|topsecret/)
  expect(await run('aws configure list | head -3 | tail -1')).toContain('****************MPLE')
})

test('another page that saved first is not overwritten', async () => {
  const { run, home, text } = await openTerminal()
  await run('echo mine > a')
  home.files.b = { data: btoa('theirs\n'), mode: 0o644 }
  home.version += 1
  await run('echo more > c')
  expect(Object.keys(home.files).sort()).toEqual(['.bash_history', 'a', 'b', 'c'])
  expect(await run('cat b')).toBe('theirs')
  expect(text()).not.toContain('not saved')
})

test('what another page or machine wrote is there for the next command, and what it removed is gone', async () => {
  const { run, home } = await openTerminal()
  await run('echo mine > a; echo old > b')
  delete home.files.a
  home.files.b = { data: btoa('theirs\n'), mode: 0o600 }
  home.version += 1
  expect(await run('ls; cat b; stat -c %a b')).toBe('b\ntheirs\n600')
  expect(Object.keys(home.files).sort()).toEqual(['.bash_history', 'b'])
})

test('a machine that was left is as it was', async () => {
  const first = await openTerminal()
  await first.run('echo kept > notes; chmod 400 notes')
  const second = await openTerminal({}, first.home)
  expect(await second.run('cat notes; stat -c %a notes')).toBe('kept\n400')
  second.shell.input('\x12echo ke')
  await second.until(() => second.text().includes('echo kept > notes'))
})

test('missing commands say what to do instead; no connection says so', async () => {
  const { run } = await openTerminal()
  expect(await run('vim x')).toContain('`nano FILE` edits a file')
  expect(await run('python')).toBe(
    'bash: python: command not found\nThere is no Python here; `jq` reads and writes JSON.',
  )
  expect(await run('AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b aws ec2 describe-instances')).toContain(
    'You must specify a region.',
  )
  expect(
    await run('AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b aws sts get-caller-identity'),
  ).toContain('Could not connect to the endpoint URL: "https://sts.us-east-1.amazonaws.com/"')
})

test('read asks at the keyboard; exit and Ctrl-D end the shell', async () => {
  const first = await openTerminal()
  first.shell.input('read -p "name? " name\r')
  await first.until(() => first.text().includes('name? '))
  first.shell.input('ann\r')
  await first.until(() => first.commands.length === 1)
  expect(await first.run('echo "hello $name"')).toBe('hello ann')
  first.shell.input('exit\r')
  await first.until(first.exited)
  const second = await openTerminal()
  second.shell.input('\x04')
  await second.until(second.exited)
})

test('Tab completes services, operations, options, values and files', async () => {
  const { shell, until, text } = await openTerminal()
  const tab = async (typed: string, expected: string): Promise<void> => {
    shell.input(`\x15${typed}\t`)
    await until(() => text().includes(expected))
  }
  await tab('aws st', 'aws sts ')
  await tab('aws iam create-login', 'aws iam create-login-profile ')
  await tab('aws iam attach-user-policy --pol', '--policy-arn ')
  await tab('aws iam update-access-key --status In', '--status Inactive ')
  await tab('aws s3api get-bucket-loc', 'get-bucket-location ')
  await tab('cat .bash_h', 'cat .bash_h')
})

test('keys after a Tab wait for what it brings', async () => {
  const { shell, until, text, commands } = await openTerminal()
  shell.input('aws iam create-us\t--user-n\tann\x01echo \r')
  await until(() => commands.length === 1)
  expect(commands).toEqual([{ line: 'echo aws iam create-user --user-name ann', status: 0 }])
  shell.input('ec\t\x03')
  await until(() => text().endsWith('$ '))
  shell.input('read x\r')
  await until(() => text().includes('read x\r\n'))
  shell.input('a\tb\r')
  await until(() => commands.length === 2)
  shell.input('echo "[$x]"\r')
  await until(() => text().includes('[ab]'))
})

test('before there is a learner nothing is asked of the site but the home; a learner that cannot be made costs the line', async () => {
  const asked: string[] = []
  const answer = (path: string): Response => {
    asked.push(path)
    return Response.json({ version: 0, files: {} })
  }
  let text = ''
  const shell = openShell({
    machine: 'cloudshell',
    cols: 100,
    rows: 30,
    greet: false,
    onOutput: (piece) => {
      text += piece
    },
    onFirstRun: () => Promise.reject(new Error('too many learners')),
    inline: {
      transport: noNetwork,
      home: siteHome(async (path) => answer(path), 'cloudshell'),
      credentials: siteCredentials(async (path) => answer(path), 'cloudshell'),
    },
  })
  const until = async (sign: string, times: number): Promise<void> => {
    for (let i = 0; i < 200 && text.split(sign).length - 1 < times; i++)
      await new Promise((done) => setTimeout(done, 10))
  }
  await until(']$ ', 1)
  shell.input('aws sts get-caller-identity\r')
  await until('Nothing was run: too many learners\r\n', 1)
  expect(text).not.toContain('CloudShell.')
  expect(text).toContain('Nothing was run: too many learners\r\n')
  expect(asked).toEqual(['/api/machines/cloudshell/home'])
})
