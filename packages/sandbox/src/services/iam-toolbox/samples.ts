import type { OperationSamples } from '../../testing/sample.ts'

export const iamToolboxSamples: OperationSamples = {
  GetRequestAuthorizationDetails: {
    elsewhere: 'needs the id of a denial, which messages give when Access Troubleshooter is on: iam-toolbox.test.ts',
  },
}
