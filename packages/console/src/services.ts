/**
 * What the console consists of. A service is a line here and a folder in `pages/`: its pages are loaded when they are
 * opened, so that the first load stays small.
 */
import type { ComponentType } from 'react'
import { account } from './pages/account/service.ts'
import { billing } from './pages/billing/service.ts'
import { cloudtrail } from './pages/cloudtrail/service.ts'
import { dynamodb } from './pages/dynamodb/service.ts'
import { ec2 } from './pages/ec2/service.ts'
import { home } from './pages/home/service.ts'
import { iam } from './pages/iam/service.ts'
import { s3 } from './pages/s3/service.ts'
import { sns } from './pages/sns/service.ts'

export interface PageProps {
  /** Of the pattern, decoded. */
  params: Record<string, string>
}

export interface Crumb {
  text: string
  to: string
}

export interface Page {
  /** `/iam/users/:name`; the first that matches is the page. */
  pattern: string
  /** Of the browser's tab, and in the search: "Users". */
  title: string
  load: () => Promise<{ default: ComponentType<PageProps> }>
  /** Between the service and this page: `[{ text: 'Users', to: '/iam/users' }]`. The last one is the page itself. */
  crumbs?: (params: Record<string, string>) => Crumb[]
  /** Other words that a learner may look for. Pages with parameters are not found by the search. */
  search?: readonly string[]
}

export interface NavigationGroup {
  /** Absent: links without a heading. */
  heading?: string
  links: readonly { text: string; to: string }[]
}

export interface ConsoleService {
  /** The first part of its paths. */
  id: string
  /** "IAM" */
  name: string
  /** "Identity and Access Management (IAM)": heads its navigation. */
  title: string
  /** One sentence in the search's results. */
  summary: string
  /** It has no Regions: the picker says Global. */
  global: boolean
  navigation: readonly NavigationGroup[]
  pages: readonly Page[]
}

export const services: readonly ConsoleService[] = [home, iam, ec2, s3, billing, sns, cloudtrail, dynamodb, account]
