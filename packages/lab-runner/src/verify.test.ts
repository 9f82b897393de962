import { failed, labIds, passed } from '@first-line/labs'
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
