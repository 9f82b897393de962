import { expect, test } from 'vitest'
import { homesOf } from './homes.ts'
import { kapeLabs } from './kape-labs.ts'

const key = (name: string) => [{ accessKeyId: `AKIA-${name}`, secretAccessKey: `secret of ${name}` }]

test('files hold what the laying of the account made', () => {
  const laid = {
    accountId: '123456789012',
    keys: { root: key('root'), 'intern-2019': key('intern'), 'auditor/vera': key('vera') },
    neighbours: { auditor: '222222222222' },
  }
  const homes = homesOf(kapeLabs, laid)
  const text = (machine: string, path: string) => homes[machine]?.find((file) => file.path === path)?.text
  expect(text('attacker', 'kape-labs/notes.txt')).toContain(
    `root     ${kapeLabs.rootEmail}\n  password ${kapeLabs.rootPassword}`,
  )
  expect(text('attacker', '.aws/credentials')).toContain(
    '[kape-root]\naws_access_key_id = AKIA-root\naws_secret_access_key = secret of root',
  )
  expect(text('cloudshell', '.aws/credentials')).toContain('AKIA-vera')
  // No key of the attacker's own was made here: the line says so by staying as it is.
  expect(text('attacker', '.aws/credentials')).toContain('aws_access_key_id = {key:attacker/mallory:id}')
  expect(homes.attacker?.every(({ mode }) => mode === 0o600)).toBe(true)
})
