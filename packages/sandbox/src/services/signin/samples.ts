import type { OperationSamples } from '../../testing/sample.ts'

export const signinSamples: OperationSamples = {
  CreateOAuth2Token: {
    elsewhere: 'oauth/aws-login.test.ts: it takes a code that the console gave out, and no signature',
    asks: 'signin:CreateOAuth2Token',
  },
}
