# beleg for a container: docs/hosting.md says how to build, start and update it. The version of Node.js is that of .nvmrc.

FROM docker.io/library/node:20.20.2-bookworm AS build
WORKDIR /beleg
# hnswlib-node is compiled with the headers that lie in this image; else node-gyp would fetch them.
ENV npm_config_nodedir=/usr/local
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts && npm rebuild hnswlib-node
COPY tsconfig.json tsconfig.build.json LICENSE .env.example .env.beispiel .env.exemple ./
COPY src src
COPY scripts scripts
COPY model model
COPY corpus corpus
RUN npm run stage -- --out /staged

FROM docker.io/library/node:20.20.2-bookworm-slim
LABEL org.opencontainers.image.title="beleg" \
      org.opencontainers.image.description="Answers with proof, in Discord, on your own machine." \
      org.opencontainers.image.licenses="MIT"
# What npm would write into a home that is read-only, where somebody runs a command by it.
ENV NODE_ENV=production \
    npm_config_cache=/tmp/npm \
    npm_config_logs_max=0 \
    npm_config_update_notifier=false
WORKDIR /beleg
# The code is root's: whoever runs it cannot change it.
COPY --from=build /staged ./
COPY packaging/healthcheck.js ./
# A new volume takes over what lies here and whose it is.
RUN mkdir data && chown -R node:node corpus data
# The user "node", by number, so that an orchestrator sees that it is not root.
USER 1000:1000
VOLUME ["/beleg/corpus", "/beleg/data"]
# A first start embeds all articles before it is ready: until then it counts as starting.
HEALTHCHECK --interval=30s --timeout=10s --start-period=15m --retries=3 CMD ["node", "healthcheck.js"]
# Node.js itself, so that SIGTERM reaches it: it lets the questions under way be answered, and ends within ten seconds.
CMD ["node", "dist/main.js"]
