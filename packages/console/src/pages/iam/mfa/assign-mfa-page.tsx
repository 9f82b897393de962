import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import type { PageProps } from '../../../services.ts'
import { ownerOf } from '../owner.ts'
import { AssignMfa } from './assign-mfa.tsx'

/** Of the user whom the address names, or of whoever is signed in. */
export default function AssignMfaPage({ params: { name } }: PageProps) {
  const session = useStore($session)
  if (!session) return null
  const own = name === undefined
  return <AssignMfa owner={own ? ownerOf(session) : { kind: 'user', userName: name }} own={own} />
}
