# syntax=docker/dockerfile:1
# Small and plain: build with everything, run with what runs. Root file system read-only, no root user; data under /data.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY labs/package.json labs/
COPY checker/package.json checker/
COPY site/package.json site/
COPY e2e/package.json e2e/
COPY packages packages
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production FIRST_LINE_DATA=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages packages
COPY --from=build /app/labs labs
COPY --from=build /app/checker checker
COPY --from=build /app/site/dist site/dist
COPY --from=build /app/package.json package.json
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4321 4566
CMD ["node", "checker/src/main.ts"]
