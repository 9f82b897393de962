import {
  type Account,
  activityLog,
  defineLab,
  defineModule,
  failed,
  type Gaps,
  kapeLabs,
  NotOffered,
  passed,
  type Step,
} from '@first-line/labs'
import { describe, expect, test } from 'vitest'
import { runSteps } from './run.ts'

const about = defineModule({
  id: '99-test',
  number: 99,
  title: 'A test',
  minutes: 5,
  summary: 'A module that exists for a test alone.',
  goals: ['See what a run does.'],
  needs: [],
  steps: ['one', 'two', 'three'].map(
    (id) => ({ id, title: `Step ${id}`, minutes: 1, guidance: 'shown', kind: 'core' }) as const,
  ),
})
const sentence = { seen: 'Seen this.', expected: 'Expected that.', next: 'Do this next.' }
const words = {
  reasons: { no: sentence },
  passed: { one: 'It is there.', two: 'It is there.', three: 'It is there.' },
  blocked: { two: 'It waits for it.', three: 'It waits for it.' },
  evidence: { user: 'User' },
}
const account = {} as Account
const right: Step = { reads: ['iam'], check: () => passed({ user: 'mara' }, { basis: 'observed' }) }
const wrong: Step = { reads: ['iam'], check: () => failed('no') }
const hangs: Step = { reads: ['iam'], check: () => new Promise(() => {}) }
const does = (work: () => never): Step => ({ reads: ['iam'], check: work })
const needing = (step: Step, ...needs: string[]): Step => ({ ...step, needs })

async function outcome(one: Step, two: Step, three: Step, steps?: string[]): Promise<string[]> {
  const lab = defineLab(about, { start: kapeLabs, steps: { one, two, three }, nearMisses: [] })
  const findings = await runSteps({ lab, words }, account, { limit: 30, ...(steps && { steps }) })
  return findings.map(({ step, verdict }) => `${step} ${verdict.kind}`)
}

describe('a run', () => {
  test.each<[string, Step[], string[]]>([
    ['each step says its own', [right, wrong, right], ['one passed', 'two failed', 'three passed']],
    [
      'what needs a failed step waits, and what needs that',
      [wrong, needing(right, 'one'), needing(right, 'two')],
      ['one failed', 'two blocked', 'three blocked'],
    ],
    [
      'a check that throws stays alone with it',
      [
        does(() => {
          throw new Error('no')
        }),
        right,
        wrong,
      ],
      ['one error', 'two passed', 'three failed'],
    ],
    ['a check that hangs stays alone with it', [hangs, right, wrong], ['one error', 'two passed', 'three failed']],
    [
      'what needs a step that we could not look at is looked at',
      [hangs, needing(right, 'one'), right],
      ['one error', 'two passed', 'three passed'],
    ],
    [
      'what the target lacks is unverifiable',
      [
        does(() => {
          throw new NotOffered('activity')
        }),
        needing(right, 'one'),
        right,
      ],
      ['one unverifiable', 'two passed', 'three passed'],
    ],
    [
      'a step that could not be looked at makes no other wrong',
      [
        does(() => {
          throw new Error('cut off')
        }),
        needing(wrong, 'one'),
        needing(right, 'one'),
      ],
      ['one error', 'two error', 'three passed'],
    ],
    [
      'a reason without words is our fault',
      [{ reads: ['iam'], check: () => failed('unheard-of') }, right, right],
      ['one error', 'two passed', 'three passed'],
    ],
  ])('%s', async (_, [one, two, three], outcomes) => {
    if (!one || !two || !three) throw new Error('three steps')
    expect(await outcome(one, two, three)).toEqual(outcomes)
  })

  test('a record with gaps shows what was done, and never that something was not', async () => {
    const account = { activity: async () => activityLog([]) } as unknown as Account
    const seeks: Step = {
      reads: ['activity'],
      check: async ({ account }) => {
        const found = (await account.activity()).latest('iam:ListUsers', 'denied')
        return found ? passed({ user: found.principal }, found) : failed('no')
      },
    }
    const lab = defineLab(about, { start: kapeLabs, steps: { one: seeks, two: wrong, three: right }, nearMisses: [] })
    const kinds = async (gaps?: Gaps) =>
      (await runSteps({ lab, words }, account, gaps && { gaps })).map(({ verdict }) =>
        verdict.kind === 'unverifiable' ? verdict.lacks : verdict.kind,
      )
    expect(await kinds()).toEqual(['failed', 'failed', 'passed'])
    expect(await kinds('late')).toEqual(['record', 'failed', 'passed'])
    expect(await kinds('relayed')).toEqual(['relayed', 'failed', 'passed'])
  })

  test('of one step runs what it needs and reports it alone', async () => {
    expect(
      await outcome(
        wrong,
        needing(right, 'one'),
        does(() => {
          throw new Error('not asked')
        }),
        ['two'],
      ),
    ).toEqual(['two blocked'])
  })
})
