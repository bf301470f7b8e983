# shellcheck shell=bash
# What all parts use. Sourced by the command.

RUN="$CLUSTER_HOME/run" LOGS="$CLUSTER_HOME/logs" SECRETS="$CLUSTER_HOME/secrets"

fail() { echo "cluster: $*" >&2; exit 1; }
say() { echo "$(date +%T) $*"; }

need() { # program, package of Debian
    command -v "$1" > /dev/null || fail "$1 is missing: apt-get install $2, or set where it is in cluster.env"
}

# Runs a test every half second until it holds.
await() { # seconds, what for, command…
    local limit=$((SECONDS + $1)) what="$2"
    shift 2
    until "$@"; do
        ((SECONDS < limit)) || fail "$what: not within the time; see $LOGS"
        sleep 0.5
    done
}

gone() { # process; a dead one that nobody has asked after is gone as well
    local state
    state=$(ps -o stat= -p "$1") || return 0
    [[ $state == Z* ]]
}

alive() { # pid file
    [[ -s $1 ]] && ! gone "$(cat "$1")"
}

end() { # pid file, seconds
    local pid
    if alive "$1"; then
        pid=$(cat "$1") # a server that ends takes the file away at once
        kill "$pid"
        await "$2" "the end of process $pid" gone "$pid"
    fi
}

drawn() { head -c "$1" /dev/urandom | base64 -w 0; }

# Made at the first start and never again; a setting of the environment is not written down.
load_secrets() {
    umask 077
    mkdir -p "$CLUSTER_HOME" "$RUN" "$LOGS"
    if [[ ! -e $SECRETS ]]; then
        {
            echo "DOMAIN_PASSWORD='$(drawn 24)'"
            echo "DATABASE_PASSWORD='$(drawn 24)'"
            [[ -n ${DILMUN_DATA_KEY:-} ]] || echo "DILMUN_DATA_KEY='$(drawn 32)' # without it a backup knows nobody: keep it in two places"
        } > "$SECRETS"
        say "secrets drawn: $SECRETS"
    fi
    local given="${DILMUN_DATA_KEY:-}"
    # shellcheck source=/dev/null
    source "$SECRETS"
    export DILMUN_DATA_KEY="${given:-${DILMUN_DATA_KEY:-}}"
    local scheme=http
    [[ -z $CLUSTER_CERTIFICATE ]] || scheme=https
    export DILMUN_BASE_URL="${DILMUN_BASE_URL:-$scheme://$CLUSTER_ADDRESS:$CLUSTER_HTTP_PORT}"
}
