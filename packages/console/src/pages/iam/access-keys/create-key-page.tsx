import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import type { PageProps } from '../../../services.ts'
import { ownerOf } from '../owner.ts'
import { CreateKey } from './create-key.tsx'

/** For the user whom the address names, or for whoever is signed in. */
export default function CreateKeyPage({ params: { name } }: PageProps) {
  const session = useStore($session)
  if (!session) return null
  const own = name === undefined
  return <CreateKey owner={own ? ownerOf(session) : { kind: 'user', userName: name }} own={own} />
}
