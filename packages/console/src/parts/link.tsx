import Link, { type LinkProps } from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { follow } from '../router/follow.ts'
import { hrefOf } from '../router/location.ts'

interface Props extends Pick<LinkProps, 'variant' | 'fontSize' | 'ariaLabel'> {
  /** A path of the console: `/iam/users`. */
  to: string
  children: ReactNode
}

/** A link within the console. */
export function To({ to, children, ...rest }: Props) {
  return (
    <Link href={hrefOf(to)} onFollow={follow} {...rest}>
      {children}
    </Link>
  )
}
