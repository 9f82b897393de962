import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

export const collections = {
  /** The reference pages that Starlight serves. */
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  /** `labs/modules/<id>/lesson.mdx`, by the module's id. What is known of a module stands in its module.ts. */
  lessons: defineCollection({
    loader: glob({
      base: '..',
      pattern: [
        'labs/modules/*/lesson.mdx',
        ...(import.meta.env.FIXTURES ? ['site/testing/modules/*/lesson.mdx'] : []),
      ],
      generateId: ({ entry }) => entry.split('/').at(-2) ?? entry,
    }),
    schema: z.object({}).loose(),
  }),
}
