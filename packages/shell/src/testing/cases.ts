/**
 * Command lines on which our `aws` and the real one must agree. One line each, split as a shell splits (quotes only).
 * `{dir}` is a directory of the run, the same for both, with the files of `case-files.ts`.
 */

import { configureCases } from './configure-cases.ts'
import { type Case, lines } from './lines.ts'
import { moreGuideCases } from './more-user-guide-cases.ts'
import { outputCases } from './output-cases.ts'
import { parameterCases } from './parameter-cases.ts'
import { queryCases } from './query-cases.ts'
import { s3Cases } from './s3-cases.ts'
import { skeletonCases } from './skeleton-cases.ts'
import { usageCases } from './usage-cases.ts'
import { guideCases } from './user-guide-cases.ts'

export type { Case } from './lines.ts'

const KNOWN: Case[] = [
  ...lines(
    `
    budgets create-budget --generate-cli-skeleton
    ce get-cost-and-usage --generate-cli-skeleton
    `,
    { differs: 'AWS CLI 2.38.1 has newer models of Budgets and Cost Explorer (ProductAttributes) than ours.' },
  ),
  {
    line: 'ec2 run-instances --image-id ami-1 --count x',
    differs:
      'A slip in AWS CLI 2.38.1 (a name that it does not import) hides its own message; ours is the message meant.',
  },
]

const VERSION: Case = { line: '--version', differs: 'Another program: it names itself and its own runtime.' }

export const cases: Case[] = [
  ...usageCases,
  ...parameterCases,
  ...outputCases,
  ...skeletonCases,
  ...s3Cases,
  ...configureCases,
  ...guideCases,
  ...moreGuideCases,
  ...queryCases,
  ...KNOWN,
  VERSION,
]
