# syntax=docker/dockerfile:1
# Build with everything, run with what runs. Root file system read-only, no root user; data under /data.
FROM node:24-bookworm-slim AS source
WORKDIR /app
COPY . .

# The site, the only thing that is built.
FROM source AS site
RUN npm ci --ignore-scripts --no-audit --no-fund && npm run build

# What the one process needs, and no more (177 MB of modules: a third SDK clients, half just-bash and what it brings).
FROM source AS service
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev --omit=optional --workspace checker --workspace packages/lab-runner \
  && rm -rf site e2e scripts docs .github

FROM node:24-bookworm-slim
ENV NODE_ENV=production FIRST_LINE_DATA=/data FIRST_LINE_LISTEN=0.0.0.0
WORKDIR /app
COPY --from=service /app .
COPY --from=site /app/site/dist site/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4321 4566
CMD ["node", "--disable-warning=ExperimentalWarning", "checker/src/main.ts"]
