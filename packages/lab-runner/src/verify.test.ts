import { failed, labIds, type Prediction, passed } from '@first-line/labs'
import { type LoadedLab, readLab } from '@first-line/labs/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ground } from './ground.ts'
import { openGround } from './grounds.ts'
import { report } from './report.ts'
import { type Proof, verify } from './verify.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround('sandbox')
})
afterAll(() => ground.close())

async function module6(): Promise<LoadedLab> {
  const loaded = await readLab('06-users')
  if (!loaded) throw new Error('module 6 is gone')
  return loaded
}

const unproven = (proofs: readonly Proof[]) =>
  proofs.filter(({ instead }) => instead !== undefined).map(({ what, instead }) => `${what}: ${instead}`)

test.each(labIds)('%s is proven on the sandbox', { timeout: 240_000 }, async (id) => {
  const loaded = await readLab(id)
  if (!loaded) throw new Error(`no lab ${id}`)
  const all = process.env.TEST_ALL === '1'
  const proofs = await verify(loaded, ground, { sampled: !all })
  expect(unproven(proofs)).toEqual([])
  const { nearMisses, rightWays } = loaded.lab
  if (all) expect(proofs.length).toBeGreaterThanOrEqual(6 + nearMisses.length + rightWays.length)
})

describe('a lab that is not right is not proven', () => {
  type Change = (loaded: LoadedLab) => LoadedLab
  const steps =
    (change: (steps: LoadedLab['lab']['steps']) => LoadedLab['lab']['steps']): Change =>
    (loaded) => ({
      ...loaded,
      lab: { ...loaded.lab, steps: change(loaded.lab.steps) },
    })
  const check = (id: string, instead: LoadedLab['lab']['steps'][string]['check']): Change =>
    steps((all) => ({ ...all, [id]: { ...all[id], reads: ['iam'], check: instead } }))

  const asking =
    (prediction: Prediction): Change =>
    (loaded) => {
      const [first, ...rest] = loaded.lab.module.steps
      const module = { ...loaded.lab.module, steps: [{ ...first!, predict: [prediction] }, ...rest] }
      return { ...loaded, lab: { ...loaded.lab, module } }
    }

  test.each<[string, Change, string[]]>([
    [
      'a check that always passes',
      check('create-user', () => passed({ user: 'anyone', id: 'any' }, { basis: 'observed' })),
      expect.arrayContaining([
        'the start passes no step: create-user passes without anything done',
        'near miss: a user with another name: create-user is passed, not other-name',
        'something gives the reason other-name: neither the start nor a near miss does',
      ]),
    ],
    [
      'a check that never passes',
      check('give-administrator', () => failed('no-policy', { seen: 'mara', action: 'iam:CreateUser' })),
      expect.arrayContaining([
        'the solution passes every step, one after another: after its part, give-administrator is failed: no-policy {"seen":"mara","action":"iam:CreateUser"}',
        'near miss: a statement that forbids part of it: give-administrator is failed: no-policy {"seen":"mara","action":"iam:CreateUser"}, not forbidden',
      ]),
    ],
    [
      'a check that throws',
      check('create-user', () => {
        throw new Error('the check threw')
      }),
      expect.arrayContaining([
        'the start passes no step: the check threw',
        'steps done out of order are no fault of ours: the check threw',
      ]),
    ],
    [
      'a reason that nothing gives',
      (loaded) => ({
        ...loaded,
        words: {
          ...loaded.words,
          reasons: { ...loaded.words.reasons, spare: { seen: 'Seen so.', expected: 'Expected so.', next: 'Do it.' } },
        },
      }),
      expect.arrayContaining(['something gives the reason spare: neither the start nor a near miss does']),
    ],
    [
      'a near miss that hits',
      (loaded) => ({
        ...loaded,
        lab: {
          ...loaded.lab,
          nearMisses: [
            ...loaded.lab.nearMisses,
            { name: 'none at all', run: 'other-name.sh', after: 'create-user', fails: ['create-user', 'other-name'] },
          ],
        },
      }),
      expect.arrayContaining(['near miss: none at all: create-user is passed, not other-name']),
    ],
    [
      'a step that the page would not see pass',
      steps((all) => ({ ...all, 'create-user': { ...all['create-user']!, reads: ['budgets'] } })),
      expect.arrayContaining([
        'the solution passes every step, one after another: create-user passes unseen: nothing in its part changes what it reads, which is budgets',
      ]),
    ],
    [
      'a question about somebody who is not there',
      asking({ id: 'who', by: 'robyn', action: 's3:GetObject' }),
      expect.arrayContaining([
        'what is to be predicted has an answer: root-key-again asks what robyn may do: There is no user robyn in the account yet.',
      ]),
    ],
    [
      'a question about an action that does not exist',
      asking({ id: 'what', by: 'root', action: 's3:GetObjct' }),
      expect.arrayContaining([
        'what is to be predicted has an answer: root-key-again asks for s3:GetObjct, which is no action of AWS',
      ]),
    ],
    [
      'a near miss that is forgotten',
      (loaded) => ({ ...loaded, lab: { ...loaded.lab, nearMisses: [] } }),
      [expect.stringMatching(/^its files belong together: lab\.ts does not name near-misses\/.+\.sh$/)],
    ],
    [
      'a start with a policy that AWS does not have',
      ({ lab: { startsAfter: _, ...lab }, ...loaded }) => ({
        ...loaded,
        lab: {
          ...lab,
          start: {
            ...lab.start,
            users: [{ ...lab.start.users[0]!, managedPolicies: ['arn:aws:iam::aws:policy/None'] }],
          },
        },
      }),
      [
        'it begins with the account that its start declares: intern-2019 has the policy arn:aws:iam::aws:policy/None, which is not there',
      ],
    ],
  ])(
    '%s',
    async (_, change, found) => {
      expect(unproven(await verify(change(await module6()), ground))).toEqual(found)
    },
    60_000,
  )
})

test('a report names what is not proven, and fails', () => {
  const proofs = [
    { module: '06-users', what: 'the start passes no step', ms: 12.4 },
    { module: '06-users', what: 'near miss: a slip', ms: 100, instead: 'make is passed, not slip' },
  ]
  expect(report('sandbox', proofs)).toEqual({
    ok: false,
    text: [
      '06-users on sandbox',
      '  proven     the start passes no step    12 ms',
      '  NOT PROVEN near miss: a slip          100 ms',
      '             make is passed, not slip',
      '',
      '1 proven, 1 not, 112 ms.',
      '',
    ].join('\n'),
  })
  expect(report('sandbox', []).ok).toBe(false)
})
