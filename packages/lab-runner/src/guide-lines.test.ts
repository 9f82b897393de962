/** Lines of AWS's guides and of experts, in bash with the real AWS CLI and in our shell, each against a fresh account of its own. */
import { beforeAll, describe, expect, test } from 'vitest'
import { inOurs, inReal, type Told } from './testing/both-shells.ts'
import { EXPERT_FILES, expertDiffers, expertLines } from './testing/expert-lines.ts'
import { differs, GUIDE_FILES, guideLines } from './testing/guide-lines.ts'

const program = process.env.AWS_CLI

const SETS = [
  { name: 'fifty lines of AWS\u2019s guides', lines: guideLines, files: GUIDE_FILES, differs },
  { name: 'lines as experts write them', lines: expertLines, files: EXPERT_FILES, differs: expertDiffers },
]

describe.runIf(process.env.TEST_ALL === '1' && program).each(SETS)('$name', ({ lines, files, differs }) => {
  let told: { ours: Told[]; real: Told[] }

  // The real one takes a second for each.
  beforeAll(async () => {
    told = { ours: await inOurs({ lines, files }), real: await inReal(program ?? '', { lines, files }) }
  }, 1_200_000)

  test.each(lines.map((line, i) => [line, i] as const))('%s', (line, i) => {
    if (Object.keys(differs).some((beginning) => line.startsWith(beginning)))
      expect(told.ours[i]).not.toEqual(told.real[i])
    else expect(told.ours[i]).toEqual(told.real[i])
  })
})
