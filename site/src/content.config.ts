import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { modules } from '@first-line/labs/catalog'
import { exercises } from '@first-line/labs/exercises'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { terms } from './course/glossary.ts'

/**
 * A file of each module that is listed in labs/src/written.ts, by the module's id: the name of the folder that it lies
 * in. A module that is still being written does not keep the others from being built.
 */
function ofModules(file: string, ...more: string[]) {
  return glob({
    base: '..',
    pattern: [
      ...(import.meta.env.FIXTURES
        ? [`site/testing/modules/*/${file}`]
        : modules.map(({ id }) => `labs/modules/${id}/${file}`)),
      ...more,
    ],
    generateId: ({ entry }) => entry.split('/').at(-2) ?? entry,
  })
}

export const collections = {
  /** The reference pages that Starlight serves. */
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  /** `labs/modules/<id>/lesson.mdx`, by the module's id. What is known of a module stands in its module.ts. */
  lessons: defineCollection({ loader: ofModules('lesson.mdx'), schema: z.object({}).loose() }),
  /** `exercises.yaml` of each module that has one: questions, sorting, ARNs, explorers. */
  exercises: defineCollection({ loader: ofModules('exercises.yaml'), schema: exercises }),
  /** `labs/glossary.yaml`, and the terms that a module brings. */
  terms: defineCollection({ loader: ofModules('terms.yaml', 'labs/glossary.yaml'), schema: terms }),
}
