import type { Clicks } from './index.ts'

/** The console always signs, and says who one is by itself: these two are the terminal's. */
export const welcome: Clicks = {
  'first-request': async (lesson) => {
    await lesson.run('CloudShell', 'aws sts get-caller-identity')
  },
  'first-refusal': async (lesson) => {
    const bucket = `kape-labs-backup-${await lesson.accountId()}`
    await lesson.run('CloudShell', `aws s3api list-objects-v2 --bucket ${bucket} --no-sign-request`)
  },
}
