import { signIns } from '@first-line/labs/catalog'
import { Phone } from '../phone.ts'
import type { Clicks } from './index.ts'
import { assignMfa, button, changeKey, setPasswordPolicy } from './pages.ts'

const thief = `workshop console ConsoleLogin --email ines@kapelabs.example --password '${signIns.root.password}'`

export const mfa: Clicks = {
  'mend-policy': async (lesson) => {
    await lesson.signInAsRoot()
    await lesson.find('Account settings')
    await setPasswordPolicy(lesson.console)
  },
  'in-by-password': async (lesson) => {
    await lesson.run('Attacker', thief)
  },
  'enable-root-mfa': async (lesson) => {
    await lesson.openConsole('enable-root-mfa', 'Open Security credentials')
    await button(lesson.console, 'Assign MFA device').first().click()
    await assignMfa(lesson.console, 'root-phone', async (secret) => {
      const phone = new Phone(secret)
      lesson.phones.set('root', phone)
      return phone.pair()
    })
  },
  'sign-in-with-code': (lesson) => lesson.signInAsRoot(),
  'attacker-stopped': async (lesson) => {
    await lesson.run('Attacker', thief)
  },
  'root-key-works': async (lesson) => {
    await lesson.run('Attacker', 'aws s3 ls --profile kape-root')
  },
  'delete-root-key': async (lesson) => {
    await lesson.find('Security credentials')
    await changeKey(lesson.console, 'Delete')
  },
  'key-is-dead': async (lesson) => {
    await lesson.run('Attacker', 'aws sts get-caller-identity --profile kape-root')
    await lesson.answer('key-is-dead')
  },
}
