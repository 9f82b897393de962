import type { ServiceModel } from '@first-line/aws-api'
import { consoleSettingsModel } from './console-settings/model.ts'
import { signinModel } from './signin/model.ts'

/**
 * The services that the site serves to its own pages: what AWS's console does without an API. Plain data, in the form of
 * AWS's models: `encodeRequest` and `signRequest` of `@first-line/aws-api` take them as they take AWS's.
 */
export const consoleModels = {
  'console-signin': signinModel,
  'console-settings': consoleSettingsModel,
} satisfies Record<`console-${string}`, ServiceModel>
