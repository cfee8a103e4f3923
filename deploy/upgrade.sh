#!/bin/sh
# Replaces the nodes one by one with the image of today, while the others serve: deploy/upgrade.sh
# Build or pull the image first (docker compose build node). Stops at the first node that does not come up; the old ones serve on.
set -eu
cd "$(dirname "$0")/.."

version=$(docker compose version --short 2>/dev/null) || {
	echo "This needs Docker Compose 2 (the command 'docker compose'); the old 'docker-compose' cannot replace one node at a time." >&2
	exit 1
}
case "$version" in
	[01].* | v[01].*)
		echo "This needs Docker Compose 2; this is $version." >&2
		exit 1
		;;
esac

nodes=$(docker compose ps --quiet node)
if [ -z "$nodes" ]; then
	echo "No node runs here. Start with: docker compose up --detach --wait" >&2
	exit 1
fi
count=$(echo "$nodes" | wc -l)
done=0
for node in $nodes; do
	# It says that it is not ready, stays until the proxy has seen it, hands its students over and ends.
	docker stop "$node" >/dev/null
	docker rm "$node" >/dev/null
	docker compose up --detach --no-deps --no-recreate --no-build --wait --scale "node=$count" node
	done=$((done + 1))
	echo "Node $done of $count is replaced."
done
