import { defineCollection } from '../../world/collection.ts'

/** A message on its way to an HTTP endpoint: kept until it was sent, so that a crash loses none. */
export interface Delivery {
  id: string
  url: string
  headers: Readonly<Record<string, string>>
  body: string
}

export const deliveries = defineCollection<Delivery>()({
  name: 'sns:delivery',
  scope: 'account',
  key: (delivery) => delivery.id,
})
