import type { ServiceModel } from '../model.ts'
import { consoleSettingsModel } from './console-settings.ts'
import { signinModel } from './console-signin.ts'

/**
 * The services that the site serves to its own pages: what AWS's console does without an API. Plain data, in the form of
 * AWS's models: `encodeRequest` and `signRequest` take them as they take AWS's.
 */
export const consoleModels = {
  'console-signin': signinModel,
  'console-settings': consoleSettingsModel,
} satisfies Record<`console-${string}`, ServiceModel>
