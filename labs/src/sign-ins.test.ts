import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { signIns } from './sign-ins.ts'

const solution = (module: string) => readFileSync(join(import.meta.dirname, `../modules/${module}/solution.sh`), 'utf8')

test.each([
  ['root', '04-mfa'],
  ['mara', '06-users'],
] as const)('%s has the password and the phone that the solution of %s leaves', (who, module) => {
  const { password, seed } = signIns[who]
  expect(solution(module)).toContain(`'${password}'`)
  expect(solution(module)).toContain(`--outfile ${seed}`)
})
