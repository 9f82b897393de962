/** A client of one service, with the credentials of the session's profile. */
import type { ServiceModel } from '@first-line/aws-api'
import { type Client, clientWith } from './calls.ts'
import { findCredentials } from './credentials.ts'
import { requireProfile, type Session } from './session.ts'

/** @throws CliError 255 for a profile that does not exist. */
export async function openClient(session: Session, model: ServiceModel): Promise<Client> {
  requireProfile(session)
  return clientWith(session, model, () => findCredentials(session))
}
