/** The packages are packed, put into an empty folder and used by a Node that strips no types. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPackages, installable } from './build-packages.ts'
import { root } from './stale.ts'

/** An older Node on the machine if there is one, which has neither type stripping nor node:sqlite; else this one without. */
function plainNode(): { path: string; args: string[] } {
  for (const path of ['/usr/local/bin/node', '/usr/bin/node']) {
    if (!existsSync(path)) continue
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' })
    if (/^v20\.(1\d|[2-9]\d)|^v22\./.test(version)) return { path, args: [] }
  }
  return { path: process.execPath, args: ['--no-experimental-strip-types'] }
}

const folder = mkdtempSync(join(tmpdir(), 'first-line-packages-'))
const node = plainNode()
const use = (code: string): string => {
  writeFileSync(join(folder, 'use.mjs'), code)
  return execFileSync(node.path, [...node.args, 'use.mjs'], { cwd: folder, encoding: 'utf8' })
}

beforeAll(async () => {
  await buildPackages()
  for (const name of installable) {
    const dist = join(root, 'packages', name, 'dist')
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
        cwd: dist,
        encoding: 'utf8',
      }),
    ) as [{ filename: string }]
    const installed = join(folder, 'node_modules/@first-line', name)
    mkdirSync(installed, { recursive: true })
    execFileSync('tar', ['-xzf', join(folder, packed.filename), '--strip-components=1', '-C', installed])
    const { dependencies = {} } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>
    }
    // What a registry would bring, as it is installed here.
    for (const dependency of Object.keys(dependencies).filter((one) => !one.startsWith('@first-line/'))) {
      const at = join(folder, 'node_modules', dependency)
      mkdirSync(dirname(at), { recursive: true })
      if (!existsSync(at)) symlinkSync(join(root, 'node_modules', dependency), at)
    }
  }
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a policy decides', () => {
  const code = `import { malformedPolicyMessage } from '@first-line/policy'
    console.log(malformedPolicyMessage('not json', 'identity'))`
  expect(use(code)).toBe('Syntax errors in policy.\n')
})

test('a sandbox answers a signed request over HTTP', { timeout: 60_000 }, () => {
  const code = `import { createSandbox, defaultHash, memoryStore } from '@first-line/sandbox'
    import { managedPolicyFile, serveSandbox } from '@first-line/sandbox/node'
    import { decodeResponse, encodeRequest, loadService, signingScope, signRequest } from '@first-line/aws-api'
    const sandbox = await createSandbox({ store: memoryStore({ hash: defaultHash }), managedPolicies: managedPolicyFile })
    const world = await sandbox.worlds.create()
    const { rootKey } = await sandbox.createAccount(world, { id: '111122223333' })
    const served = await serveSandbox(sandbox, { port: 0 })
    const ask = async (service, name, input) => {
      const model = await loadService(service)
      const plain = encodeRequest(model, model.operations[name], input, { region: 'us-east-1' })
      const request = signRequest(plain, rootKey, { ...signingScope(model, 'us-east-1'), now: new Date() })
      return decodeResponse(model, model.operations[name], await sandbox.handle(request))
    }
    console.log((await ask('sts', 'GetCallerIdentity', {})).output.Arn)
    console.log((await ask('iam', 'GetPolicy', { PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' })).output.Policy.PolicyName)
    console.log((await fetch(served.url + '/?Action=GetCallerIdentity&Version=2011-06-15')).status)
    await served.close()
    await sandbox.close()`
  expect(use(code)).toBe('arn:aws:iam::111122223333:root\nReadOnlyAccess\n403\n')
})

test('no package ships TypeScript, tests or types that lead nowhere', () => {
  const files = execFileSync('find', [join(folder, 'node_modules/@first-line'), '-type', 'f'], { encoding: 'utf8' })
    .trim()
    .split('\n')
  expect(files.filter((file) => /(?<!\.d)\.ts$|\.test\.|\/testing\//.test(file))).toEqual([])
  const sources = files.filter((file) => /\.(?:js|d\.ts)$/.test(file)).map((file) => [file, readFileSync(file, 'utf8')])
  expect(sources.filter(([, text]) => /from '\.[^']*(?<!\.d)\.ts'/.test(text!)).map(([file]) => file)).toEqual([])
})
