/** `aws logout`: forgets what a login left on this machine (awscli/customizations/login/logout.py). */
import { parseArguments } from '../argparse.ts'
import { paramValidation } from '../errors.ts'
import { plainHelp } from '../help.ts'
import { showHelp } from '../pager.ts'
import { type Session, setting } from '../session.ts'
import { cacheDirectory, cachePath, readToken } from './token-cache.ts'

export async function runLogout(session: Session, args: string[]): Promise<number> {
  const { machine, profile } = session
  if (args.length === 1 && args[0] === 'help') {
    await showHelp(
      machine,
      plainHelp('logout', 'Forgets the credentials that aws login left for a profile, or for all of them.', [
        'aws logout [--profile <name>] [--all]',
      ]),
    )
    return 0
  }
  const { values, rest } = parseArguments([{ name: '--all', dest: 'all', action: 'store-true' }], args)
  if (rest.length > 0) throw paramValidation(`Unknown options: ${rest.join(',')}`)
  if (values.get('all') === true) return logoutAll(session)
  const name = setting(session, 'login_session')
  if (name === undefined) {
    machine.write('stderr', `warning: no login session found for profile '${profile}'\n`)
    return 0
  }
  const path = cachePath(machine, name)
  if (await machine.files.stat(path)) await machine.files.remove(path)
  machine.write(
    'stdout',
    `Removed cached login credentials for profile '${profile}'. Note, any local developer tools that have already loaded the access token may continue to use it until its expiration. Access tokens expire in 15 minutes.\n`,
  )
  return 0
}

async function logoutAll({ machine }: Session): Promise<number> {
  const directory = cacheDirectory(machine)
  let removed = 0
  for (const name of (await machine.files.list(directory)) ?? []) {
    const path = `${directory}/${name}`
    const token = await readToken(machine, path)
    if (token?.accessToken?.accessKeyId === undefined) continue
    await machine.files.remove(path)
    removed += 1
  }
  machine.write(
    'stdout',
    removed === 0
      ? 'No cached login session tokens found.\n'
      : `Removed ${removed} cached login credential${removed === 1 ? '' : 's'}. Note, any local developer tools that have already loaded access tokens may continue to use them until their expiration. Access tokens expire in 15 minutes.\n`,
  )
  return 0
}
