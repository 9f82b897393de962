/** The terminal through the real xterm: typed, pasted, searched, left by the keyboard, on every machine. */
import type { Page } from 'playwright/test'
import { rootLogin, signInAsRoot } from '../console.ts'
import { Terminal } from '../terminal.ts'
import { expect, test } from '../workshop-test.ts'

const lesson = '/modules/06-users/'

async function open(page: Page, url: string): Promise<Terminal> {
  await page.goto(url + lesson)
  const terminal = new Terminal(page)
  // The page, its worker and the first prompt, on a machine that is busy with other tests.
  await terminal.ready(30_000)
  return terminal
}

const shown = (terminal: Terminal, what: string | RegExp) =>
  expect.poll(async () => (await terminal.text()).replaceAll('\n', ''), { message: String(what) }).toMatch(what)

test('files of any size and the devices are read in the page', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  await terminal.type('head -c 4 /dev/urandom | wc -c; cat /dev/zero | head -c 3 | base64')
  await terminal.type('seq 1 30000 > nums; tail -1 nums; wc -c < nums')
  await shown(terminal, /4\s*AAAA.*30000\s*168894/)
})

test('editing: history, its search, kill and yank, completion, Ctrl-C', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  const { keyboard } = page
  await terminal.type('echo first-line-one')
  await terminal.type('echo second')
  await terminal.focus()
  await keyboard.press('Control+r')
  await keyboard.type('line-o')
  await shown(terminal, /reverse-i-search.*first-line-one/)
  await keyboard.press('Enter')
  await expect
    .poll(async () => (await terminal.text()).split('\n').filter((line) => line === 'first-line-one').length)
    .toBe(2)
  await terminal.ready()

  await keyboard.type('aws iam create-us')
  await keyboard.press('Tab')
  await keyboard.type('--user-n')
  await keyboard.press('Tab')
  await shown(terminal, /aws iam create-user --user-name\s*$/)
  await keyboard.press('Control+u')
  await keyboard.type('echo ')
  await keyboard.press('Control+y')
  await shown(terminal, /echo aws iam create-user --user-name\s*$/)
  await keyboard.press('Control+c')
  await terminal.ready()

  await keyboard.type('sleep 60\n')
  await page.waitForTimeout(300)
  await keyboard.press('Control+c')
  await terminal.type('echo status $?')
  await shown(terminal, /status 130/)
})

/** As a person pastes: into the element that has the focus, with the clipboard that the event carries. */
const paste = (page: Page, text: string) =>
  page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, text)

test('a paste of several lines runs nothing until Enter, on plain http too; what is selected is copied', async ({
  page,
  workshop,
}) => {
  const terminal = await open(page, `http://workshop.test:${workshop.port}`)
  expect(await page.evaluate(() => isSecureContext)).toBe(false)
  await terminal.focus()
  await paste(page, 'echo one\necho two\n')
  await shown(terminal, /echo one\s*> echo two/)
  expect(await terminal.text()).not.toMatch(/^one$/m)
  await page.keyboard.press('Enter')
  await shown(terminal, /one\s*two/)
  await terminal.ready()

  await page.evaluate(() => {
    document.addEventListener('copy', () => {
      document.title = `copied ${document.getSelection() ?? ''}${(document.activeElement as HTMLTextAreaElement).value}`
    })
  })
  await terminal.type('echo pick-me')
  const row = await page
    .locator('.xterm-rows > div', { hasText: /^pick-me/ })
    .last()
    .boundingBox()
  if (!row) throw new Error('nothing to select')
  await page.mouse.dblclick(row.x + 12, row.y + row.height / 2)
  await page.keyboard.press('Control+Shift+c')
  await expect(page).toHaveTitle(/copied .*pick-me/)
})

test('finding in what was shown, and Escape back to the prompt', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  await terminal.type('for i in 1 2 3; do echo needle $i; done')
  await terminal.focus()
  await page.keyboard.press('Control+Shift+f')
  const field = page.getByRole('searchbox')
  await expect(field).toBeFocused()
  await field.fill('needle')
  await expect(page.locator('.terminal-search output')).toHaveText(/\d of 4/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(terminal.keyboard).toBeFocused()
})

test('the keyboard leaves: Escape, then Tab, as the name of the terminal says', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  await terminal.focus()
  await expect(terminal.keyboard).toHaveAttribute('aria-label', /Escape, then Tab, leaves/)
  await page.keyboard.press('Tab')
  await expect(terminal.keyboard).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(terminal.keyboard).not.toBeFocused()
})

test('text size, contrast and screen readers are kept', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  const rows = page.locator('.xterm-rows')
  const size = () => rows.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  const before = await size()
  await page.getByRole('button', { name: 'View' }).click()
  await page.getByRole('button', { name: 'Larger text' }).click()
  await page.getByRole('button', { name: 'Larger text' }).click()
  await expect.poll(size).toBeGreaterThan(before + 3)
  await page.getByLabel('High contrast').check()
  await expect
    .poll(() =>
      page.locator('.xterm-scrollable-element').evaluate((element) => getComputedStyle(element).backgroundColor),
    )
    .toBe('rgb(255, 255, 255)')
  await expect(page.locator('.xterm-accessibility')).toHaveCount(1)
  await page.getByLabel('For screen readers').uncheck()
  await expect(page.locator('.xterm-accessibility')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.reload()
  await terminal.ready()
  expect(await size()).toBeGreaterThan(before + 3)
  await expect(page.locator('.xterm-accessibility')).toHaveCount(0)
})

test('machines: tabs by arrow keys, homes of their own, kept over a reload; reset asks first', async ({
  page,
  workshop,
}) => {
  const terminal = await open(page, workshop.url)
  await terminal.type('echo cloud > where')
  const tab = page.getByRole('tab', { name: 'CloudShell' })
  await tab.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Laptop' })).toBeFocused()
  await terminal.ready()
  await terminal.type('ls; echo lap > where; aws sts get-caller-identity')
  await shown(terminal, /Unable to locate credentials\. You can configure credentials by running "aws login"\./)
  await terminal.goTo('Attacker')
  await terminal.ready()
  expect(await terminal.text()).toContain('mallory@basement')

  await page.reload()
  await terminal.ready()
  await terminal.type('cat where')
  await shown(terminal, /cat where\s*cloud/)
  await terminal.goTo('Laptop')
  await terminal.ready()
  await shown(terminal, /Unable to locate credentials/)
  await terminal.type('cat where')
  await shown(terminal, /cat where\s*lap/)

  await page.getByRole('button', { name: 'Reset this machine' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Its files and its history')
  await page.keyboard.press('Escape')
  await terminal.type('cat where')
  await page.getByRole('button', { name: 'Reset this machine' }).click()
  await dialog.getByRole('button', { name: 'Reset it' }).click()
  await terminal.ready()
  await terminal.type('cat where')
  await shown(terminal, /cat: where: No such file or directory/)
  await terminal.goTo('CloudShell')
  await terminal.type('cat where; echo on')
  await shown(terminal, /cloud\s*on/)
})

test('a refusal can be asked why, by a link and from the keyboard', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  await terminal.type('aws iam create-user --user-name eve >/dev/null')
  await terminal.type('aws iam create-access-key --user-name eve > key')
  await terminal.type('export AWS_ACCESS_KEY_ID=$(jq -r .AccessKey.AccessKeyId key)')
  await terminal.type('export AWS_SECRET_ACCESS_KEY=$(jq -r .AccessKey.SecretAccessKey key)')
  await terminal.typeAfresh('aws iam list-users')
  await shown(terminal, /is not authorized to perform: iam:ListUsers.*Why\?\s+\(or type: workshop why\)/)
  await terminal.type('workshop why')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('iam:ListUsers')
  await expect(dialog).toContainText('user/eve')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  const box = await page.locator('.xterm-rows > div', { hasText: 'Why?' }).first().boundingBox()
  if (!box) throw new Error('no link')
  await page.mouse.move(box.x + 14, box.y + box.height / 2)
  await page.mouse.click(box.x + 14, box.y + box.height / 2)
  await expect(dialog).toContainText('nothing allows it')
})

test('aws login on the laptop, consented on the page, and workshop console', async ({ page, workshop }) => {
  test.setTimeout(120_000)
  const terminal = await open(page, workshop.url)
  await terminal.type('aws sts get-caller-identity --query Account --output text')
  await terminal.goTo('Laptop')
  await terminal.ready()
  await terminal.focus()
  await page.keyboard.type('aws login --region us-east-1\n')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(':root')
  await dialog.getByRole('button', { name: 'Allow' }).click()
  await shown(terminal, /Updated profile default to use arn:aws:iam::\d{12}:root credentials\./)
  await terminal.typeAfresh('aws sts get-caller-identity --region us-east-1 --query Arn --output text')
  await shown(terminal, /arn:aws:iam::\d{12}:root/)

  await terminal.typeAfresh('workshop console GetBillingAccess')
  await shown(terminal, /"Activated": false/)
  await terminal.focus()
  await page.keyboard.press('Control+l')
  await page.keyboard.type('aws login\n')
  await shown(terminal, /AWS Region \[us-east-1\]:/)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: 'Deny' }).click()
  await shown(terminal, /Failed to retrieve an authorization code/)
})

test('aws login consented in the practice console’s own page, refreshed when it ends, and logged out', async ({
  page,
  workshop,
}) => {
  test.setTimeout(120_000)
  const terminal = await open(page, workshop.url)
  await terminal.type('aws sts get-caller-identity --query Account --output text')
  await terminal.goTo('Laptop')
  await terminal.ready()
  await terminal.focus()
  await page.keyboard.type('aws login --region us-east-1\n')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(':root')
  const printed = (await terminal.text()).replaceAll('\n', '')
  const url = /http:\/\/\S+\/oauth\/authorize\?\S+?code_challenge=[\w-]{43}/.exec(printed)?.[0]
  if (url === undefined) throw new Error(`no address in ${printed}`)
  const consoles = await page.context().newPage()
  // A tab of its own is a session of its own: it asks who is there, and goes on to where it was going.
  await consoles.goto(url)
  await signInAsRoot(consoles, await rootLogin(page, workshop))
  await expect(consoles.getByRole('main')).toContainText(':root')
  await consoles.getByRole('button', { name: 'Allow' }).click()
  await expect(consoles.getByText('The AWS CLI is signed in')).toBeVisible()
  await consoles.close()
  await expect(dialog).toBeHidden()
  await shown(terminal, /Updated profile default to use arn:aws:iam::\d{12}:root credentials\./)

  // As if fifteen minutes had gone by: the next command fetches others.
  const run = async (line: string): Promise<void> => {
    await terminal.ready()
    await terminal.focus()
    await page.keyboard.press('Control+l')
    await paste(page, line)
    await page.keyboard.press('Enter')
  }
  await run(`sed -i 's/"expiresAt":"[^"]*"/"expiresAt":"2020-01-01T00:00:00Z"/' ~/.aws/login/cache/*.json`)
  const who = 'aws sts get-caller-identity --region us-east-1 --query Arn --output text'
  await run(`grep -c 2020-01-01 ~/.aws/login/cache/*.json; ${who}`)
  await shown(terminal, /1\s*arn:aws:iam::\d{12}:root/)
  await run('grep -c 2020-01-01 ~/.aws/login/cache/*.json; echo refreshed')
  await shown(terminal, /0\s*refreshed/)
  await run('aws logout')
  await shown(terminal, /Removed cached login credentials for profile 'default'/)
  await run(who)
  await shown(terminal, /Unable to load a existing login session/)
})

test('an expert’s fingers: last argument, word kills, !!, names with blanks, modes, aliases that stay, pagers', async ({
  page,
  workshop,
}) => {
  test.setTimeout(120_000)
  const terminal = await open(page, workshop.url)
  const { keyboard } = page
  await terminal.type("touch 'my notes.txt'; echo hi > key.pem; chmod 400 key.pem")
  await keyboard.type('ls -l ')
  await keyboard.press('Alt+.')
  await shown(terminal, /ls -l key\.pem\s*$/)
  await keyboard.press('Enter')
  await shown(terminal, /-r-------- 1 cloudshell-user/)
  await terminal.ready()
  await keyboard.type('!!')
  await keyboard.press('Enter')
  await expect.poll(async () => (await terminal.text()).split('-r--------').length).toBe(3)
  await terminal.ready()
  await keyboard.type('echo one/two three')
  await keyboard.press('Control+w')
  await keyboard.press('Alt+Backspace')
  await keyboard.press('Alt+Backspace')
  await shown(terminal, /\$ echo\s*$/)
  await keyboard.press('Control+u')
  await keyboard.type('cat my')
  await keyboard.press('Tab')
  await shown(terminal, /cat my\\ notes\.txt\s*$/)
  await keyboard.press('Control+c')
  await terminal.type('echo \'alias ll="ls -l"\' >> ~/.bashrc')
  await keyboard.type('while true; do echo $((n++)); sleep 0.2; done | while read -r n; do echo tick $n; done\n')
  await shown(terminal, /tick 2/)
  await keyboard.press('Control+c')
  await terminal.ready()
  await keyboard.type('aws iam help | less\n')
  await shown(terminal, /AVAILABLE COMMANDS/)
  await keyboard.press('q')
  await terminal.ready()
  await terminal.typeAfresh('AWS_PAGER= aws iam list-users --output table')
  await shown(terminal, /ListUsers/)
  await terminal.typeAfresh('workshop as laptop -- touch from-cloudshell')
  await terminal.goTo('Laptop')
  await terminal.ready()
  await terminal.type('ls')
  await terminal.goTo('CloudShell')
  await terminal.typeAfresh('workshop as laptop -- touch and-later; echo done')
  await terminal.goTo('Laptop')
  await terminal.type('ls')
  await shown(terminal, /and-later\s+from-cloudshell/)
  await page.reload()
  await terminal.goTo('CloudShell')
  await terminal.ready(30_000)
  await terminal.typeAfresh('ll key.pem')
  await shown(terminal, /-r-------- 1 cloudshell-user cloudshell-user\s+3/)
})

test('a long answer is read in a pager, which says how to be left; a command of the lesson leaves it, too', async ({
  page,
  workshop,
}) => {
  const terminal = await open(page, workshop.url)
  const { keyboard } = page
  const line = 'aws iam list-policies --scope AWS --max-items 40'
  await terminal.type('echo before')
  await keyboard.type(`${line}\n`)
  await shown(terminal, /: SPACE: more, q: leave\s*$/)
  const first = await terminal.text()
  await keyboard.press('Space')
  await expect.poll(async () => (await terminal.text()) !== first).toBe(true)
  await shown(terminal, /: SPACE: more, q: leave\s*$/)
  await keyboard.press('Shift+G')
  await shown(terminal, /NextToken.*\(END\) q: leave\s*$/)
  await keyboard.press('q')
  await shown(terminal, /NextToken.*\$\s*$/)

  await terminal.focus()
  await keyboard.press('Control+l')
  await keyboard.type(`${line}\n`)
  await shown(terminal, /: SPACE: more, q: leave\s*$/)
  await page.getByRole('button', { name: /^Run:/ }).first().click()
  await shown(terminal, /~\]\$ \S+/)
  await keyboard.press('Control+c')
  await terminal.typeAfresh(`${line} --no-cli-pager | tail -3; ${line} --no-cli-pager`)
  await shown(terminal, /NextToken.*\$\s*$/)
})

test('an instance: launched, connected to from outside the terminal and by ssh, its role’s credentials, stopped', async ({
  page,
  workshop,
}) => {
  test.setTimeout(240_000)
  const terminal = await open(page, workshop.url)
  // Long lines, which a person pastes; letter by letter they would take their time.
  const run = async (line: string, timeout?: number): Promise<void> => {
    await terminal.ready(timeout)
    await terminal.focus()
    await page.keyboard.press('Control+l')
    await paste(page, line)
    await page.keyboard.press('Enter')
    await shown(terminal, new RegExp(line.slice(0, 12).replace(/[$()"']/g, '.')))
    await terminal.ready(timeout ?? 30_000)
  }
  await run('aws ec2 create-key-pair --key-name k --query KeyMaterial --output text > k.pem; wc -l k.pem')
  await run(
    "AMI=$(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-*-x86_64' --query 'Images[0].ImageId' --output text)",
  )
  await run(
    'ID=$(aws ec2 run-instances --image-id $AMI --instance-type t3.micro --key-name k --query "Instances[0].InstanceId" --output text); aws ec2 wait instance-running --instance-ids $ID; echo id=$ID',
    60_000,
  )
  await shown(terminal, /id=i-[0-9a-f]{17}/)
  const id = /id=(i-[0-9a-f]{17})/.exec(await terminal.text())![1]!
  const connect = () =>
    page.evaluate((instance) => dispatchEvent(new CustomEvent('workshop:open-machine', { detail: { instance } })), id)
  await connect()
  await shown(terminal, /no security group of the instance lets EC2 Instance Connect in/)
  await terminal.goTo('CloudShell')
  await run(
    'aws ec2 authorize-security-group-ingress --group-name default --protocol tcp --port 22 --cidr 0.0.0.0/0 >/dev/null',
  )
  await page.getByRole('tab', { name: `EC2 ${id}` }).click()
  await terminal.focus()
  await page.keyboard.press('Enter')
  await shown(terminal, /\[ec2-user@ip-172-31-\d+-\d+ ~\]\$/)
  await run('curl -s http://169.254.169.254/latest/meta-data/instance-id -o /dev/null -w "%{http_code}"')
  await shown(terminal, /401/)
  await run('aws sts get-caller-identity')
  await shown(terminal, /Unable to locate credentials/)

  await terminal.goTo('CloudShell')
  await run(
    `aws iam create-role --role-name r --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}' >/dev/null`,
  )
  await run(
    'aws iam create-instance-profile --instance-profile-name r >/dev/null; aws iam add-role-to-instance-profile --instance-profile-name r --role-name r; aws ec2 associate-iam-instance-profile --instance-id $ID --iam-instance-profile Name=r > /dev/null',
  )
  await page.getByRole('tab', { name: `EC2 ${id}` }).click()
  await run('aws sts get-caller-identity --query Arn --output text')
  await shown(terminal, new RegExp(`assumed-role/r/${id}`))

  await terminal.goTo('CloudShell')
  await run(
    'HOST=$(aws ec2 describe-instances --instance-ids $ID --query "Reservations[0].Instances[0].PublicDnsName" --output text); ssh -o StrictHostKeyChecking=no -i k.pem ec2-user@$HOST',
  )
  await shown(terminal, /UNPROTECTED PRIVATE KEY FILE.*Permission denied \(publickey/)
  await run('chmod 400 k.pem; ssh -i k.pem ec2-user@$HOST')
  await shown(terminal, /\[ec2-user@ip-172-31-\d+-\d+ ~\]\$/)
  await run(
    'TOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token -H "X-aws-ec2-metadata-token-ttl-seconds: 60"); curl -s -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data/iam/security-credentials/',
  )
  await shown(terminal, /security-credentials\/\s*r\s*\[ec2-user/)
  await terminal.type('exit')
  await shown(terminal, /Connection to ec2-\S+ closed\.\s*\[cloudshell-user/)
  await terminal.ready()
  await page.keyboard.press('Control+l')
  await page.keyboard.type('aws ec2-instance-connect ssh --instance-id $ID\n')
  await shown(terminal, /\(yes\/no\/\[fingerprint\]\)\?\s*$/)
  await page.keyboard.type('yes\n')
  await shown(terminal, /\[ec2-user@ip-172-31-\d+-\d+ ~\]\$/)
  await terminal.type('exit')
  await shown(terminal, /Connection to [\d.]+ closed\.\s*\[cloudshell-user/)
  await run('aws ec2 stop-instances --instance-ids $ID >/dev/null')
  await page.getByRole('tab', { name: `EC2 ${id}` }).click()
  await shown(terminal, /closed by remote host/)
})

test('typed ahead, and a command that would never end: the page stays alive', async ({ page, workshop }) => {
  const terminal = await open(page, workshop.url)
  await terminal.focus()
  await page.keyboard.type('while true; do :; done\n')
  await page.waitForTimeout(1000)
  await expect(page.getByRole('button', { name: 'View' })).toBeEnabled()
  await page.keyboard.press('Control+c')
  await terminal.type('echo alive')
  await shown(terminal, /alive/)
})
