# syntax=docker/dockerfile:1
# The desk alone: Node runs the TypeScript itself, so nothing of it is built and no development part comes in. Built is the tab's page.
FROM node:24-slim AS packages
WORKDIR /desk
COPY package.json package-lock.json ./
# Without install scripts: the packages need none, and Node comes with the image.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim AS tab
WORKDIR /desk
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY src/tab src/tab
RUN node src/tab/build/main.ts

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /desk
COPY --from=packages /desk/node_modules node_modules
COPY package.json ./
COPY manifest manifest
COPY cards cards
COPY src src
COPY --from=tab /desk/dist/tab dist/tab
USER node
EXPOSE 3978
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
