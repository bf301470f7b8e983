# shellcheck shell=bash
# HAProxy: the portal's front, and that of Galera.

PROXY_PID="$RUN/haproxy.pid"

portal_backend() {
    local name secure=
    [[ -z $CLUSTER_CERTIFICATE ]] || secure=secure
    cat << END
backend portal
    balance leastconn
    # who has a form open stays at the node that made it; at another one the form is found a moment later
    cookie DILMUN_NODE insert indirect nocache httponly $secure attr SameSite=Lax
    option httpchk
    http-check connect
    http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host localhost
    http-check expect status 200
    # the server itself is well before the application is there; the application sends / on to a language
    http-check connect
    http-check send meth GET uri / ver HTTP/1.1 hdr Host localhost
    http-check expect status 302
    # what may have been done already is not sent once more
    http-request disable-l7-retry unless METH_GET
    default-server check inter 1s fall 2 rise 2 on-marked-down shutdown-sessions observe layer4 error-limit 5 on-error mark-down
END
    for name in $CLUSTER_INSTANCES; do
        echo "    # a node that is drained lets its visitors go as well"
        echo "    ignore-persist if { req.cook(DILMUN_NODE) $name } { srv_uweight(portal/$name) eq 0 }"
        echo "    server $name 127.0.0.1:$(http_port "$name") cookie $name"
    done
}

# One writer: the first that serves, and then the same one until it is lost. It does not come back by itself, since for a
# while both would be written to.
galera_listener() {
    local number
    cat << END
listen database
    bind 127.0.0.1:$DB_FRONT
    mode tcp
    timeout client 1h
    timeout server 1h
    option mysql-check user haproxy
    stick-table type integer size 1 nopurge
    stick on int(1)
    default-server check inter 500ms fall 2 rise 4 on-marked-down shutdown-sessions
END
    for number in $(databases); do
        echo "    server n$number 127.0.0.1:$(db_port "$number") $( ((number == 1)) || echo backup)"
    done
}

proxy_configuration() {
    local host="${DILMUN_BASE_URL#*://}" code
    host="${host%%/*}"
    cat << END
global
    stats socket $RUN/haproxy.sock mode 600 level admin
    maxconn 4096

defaults
    mode http
    timeout connect 2s
    timeout check 5s
    timeout client 30s
    timeout server 60s
    timeout http-request 10s
    option redispatch 1
    retries 3
    retry-on conn-failure empty-response 503
$(for code in 502 503 504; do echo "    errorfile $code $RUN/$code.http"; done)

frontend public
    bind $CLUSTER_ADDRESS:$CLUSTER_HTTP_PORT ${CLUSTER_CERTIFICATE:+ssl crt $CLUSTER_CERTIFICATE}
    http-request deny deny_status 421 unless { hdr(host),field(1,:) -i ${host%%:*} }
    http-request deny deny_status 404 if { path,url_dec -m beg /health /metrics }
    # nobody leaves the proxy's sight through a connection that becomes HTTP/2
    http-request del-header Upgrade
    http-request del-header HTTP2-Settings
    http-request del-header X-Forwarded-Proto
    http-request set-header X-Forwarded-Proto https if { ssl_fc }
    default_backend portal

$(portal_backend)

$(if galera && ! external_database; then galera_listener; fi)
END
}

error_pages() {
    local code
    for code in 502 503 504; do
        {
            printf 'HTTP/1.1 %s Unavailable\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nRetry-After: 5\r\nConnection: close\r\n\r\n' "$code"
            cat "$CLUSTER_SCRIPTS/unavailable.html"
        } > "$RUN/$code.http"
    done
}

start_proxy() {
    need "$CLUSTER_HAPROXY" haproxy
    need socat socat
    need curl curl
    error_pages
    proxy_configuration > "$CLUSTER_HOME/haproxy.cfg"
    "$CLUSTER_HAPROXY" -c -f "$CLUSTER_HOME/haproxy.cfg" > "$LOGS/haproxy.log" 2>&1 || fail "HAProxy does not take its configuration: see $LOGS/haproxy.log"
    alive "$PROXY_PID" || "$CLUSTER_HAPROXY" -D -f "$CLUSTER_HOME/haproxy.cfg" -p "$PROXY_PID" >> "$LOGS/haproxy.log" 2>&1 || fail "HAProxy did not start: see $LOGS/haproxy.log"
}

proxy() { echo "$1" | socat - "UNIX-CONNECT:$RUN/haproxy.sock"; }

proxy_value() { # instance, column of the statistics
    proxy "show stat" | sed 's/^# //' | awk -F, -v name="$1" -v column="$2" \
        'NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i } $1 == "portal" && $2 == name { print $at }'
}

proxy_state() { # instance
    if alive "$PROXY_PID"; then proxy_value "$1" status; else echo "no proxy"; fi
}

at_work() { [[ $(proxy_state "$1") == UP* ]]; }

drain() { # instance
    local limit=$((SECONDS + CLUSTER_DRAIN_SECONDS))
    proxy "set server portal/$1 weight 0" > /dev/null # not "drain", in which visitors with its cookie stay
    until [[ $(proxy_value "$1" scur) == 0 ]] || ((SECONDS > limit)); do
        sleep 0.5
    done
}

take_back() { # instance
    proxy "set server portal/$1 weight 100%" > /dev/null
    await "$CLUSTER_START_SECONDS" "$1 at the proxy" at_work "$1"
}
