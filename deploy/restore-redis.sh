#!/bin/sh
# Puts a copy of Redis' folder (`docker compose cp redis:/data COPY`, with Redis stopped) back: deploy/restore-redis.sh COPY
# Stop nodes and Redis first. What Redis has is replaced; what is put there belongs to Redis' own user, else it could not write it.
set -eu
[ -d "${1:-}" ] || {
	echo "Say which folder: deploy/restore-redis.sh COPY" >&2
	exit 2
}
copy=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
if [ -n "$(docker compose ps --quiet --status running redis node)" ]; then
	echo "Redis or a node still runs. Stop them first: docker compose stop node redis" >&2
	exit 1
fi
docker compose run --rm --no-deps --user 0 --cap-add CHOWN --cap-add DAC_OVERRIDE --cap-add FOWNER \
	--volume "$copy:/copy:ro" --entrypoint sh redis -c \
	'find /data -mindepth 1 -delete && cp -R /copy/. /data/ && chown -R redis:redis /data'
echo "Redis has the copy. Start with: docker compose up --detach --wait"
