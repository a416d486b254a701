#!/bin/sh
# The package of the image, not that of an older volume, is the one that n8n loads.
set -e
mkdir -p /home/node/.n8n
rm -rf /home/node/.n8n/nodes
ln -s /opt/nodes /home/node/.n8n/nodes
exec /docker-entrypoint.sh "$@"
