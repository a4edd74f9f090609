# not built by our own checks
#
# The bot alone, as it would run in production; everything is set from outside (.env.example), no secret is in the image. Without DATABASE_URL it
# runs a PostgreSQL of its own in /data. NODE_ENV is not set here: with `production` the bot refuses BANK=demo, the only bank so far.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY bot bot
COPY dialogs dialogs
COPY accessibility accessibility
COPY locales locales
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:20.20.2-bookworm-slim
WORKDIR /app
RUN install -d -o node -g node -m 0700 /data
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# Migrations and the stylesheet are read from here: the compiler copies code only.
COPY --from=build /app/bot bot
COPY package.json LICENSE NOTICE ./
USER node
ENV HOST=0.0.0.0 PORT=3978 PUBLIC_URL=http://127.0.0.1:3978 DATA_DIR=/data
VOLUME /data
EXPOSE 3978
# The bot itself answers on this machine; whether its stores answer too is what /readyz tells.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not `npm start`: that would build again, and npm would stand between the bot and SIGTERM.
CMD ["node", "--max-semi-space-size=32", "dist/bot/index.js"]
