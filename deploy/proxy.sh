# Starts the proxy in its container: says in words what keeps it from starting.
files=$TLS_CERT
[ -d "$TLS_CERT" ] && files=$TLS_CERT/*.pem
if [ -n "$TLS_CERT" ] && ! ls $files >/dev/null 2>&1; then
	echo "TLS_CERT: there is no .pem file in the folder that it names. It wants certificate and key in one: cat fullchain.pem privkey.pem > FOLDER/name.pem" >&2
	exit 1
fi
if [ -n "$TLS_CERT" ] && ! cat $files >/dev/null 2>&1; then
	echo "TLS_CERT: the proxy runs as $(id -un) and may not read the certificate. On the host: chmod 755 the folder, chmod 644 its .pem files." >&2
	exit 1
fi
# Which node a session of long polling is on is in a cookie, hashed with this. Two proxies of the same nodes need the same.
[ -n "$STICKY_KEY" ] || STICKY_KEY=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
export STICKY_KEY
# Quiet: what goes on is in its log, which would else be told a second time, in another form.
exec haproxy -q -W -db -f /usr/local/etc/haproxy/haproxy.cfg
