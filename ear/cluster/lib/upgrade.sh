# shellcheck shell=bash
# From release to release, one instance after the other: the others serve in the meantime.

rolling_upgrade() { # EAR
    local ear="${1:-}" release old older name
    [[ -f $ear ]] || fail "rolling-upgrade needs the EAR of the new release"
    alive "$PROXY_PID" || fail "the cluster is not up"
    for name in $CLUSTER_INSTANCES; do
        serves "$name" || fail "instance $name does not serve: mend it first, an upgrade needs all"
    done
    release=$(date -u +%Y%m%d%H%M%S)
    old=$(cat "$RUN/release")
    older=$(cat "$RUN/release.before" 2> /dev/null || true)
    deploy "$release" "$ear" false
    for name in $CLUSTER_INSTANCES; do
        upgrade_instance "$name" "$release" "$old"
    done
    echo "$release" > "$RUN/release"
    echo "$old" > "$RUN/release.before"
    [[ -z $older ]] || asadmin undeploy --target "$GROUP" "dilmun-$older" || say "release $older cannot be taken away: see $LOGS/asadmin.log"
    say "release $release is at work everywhere"
}

# A process of its own for the new release: nothing of the one before stays in it, and changed settings come with it.
upgrade_instance() { # name, release, release before
    say "instance $1 is drained"
    drain "$1"
    stop_instance "$1"
    choose_release "$1" "$2" "$3"
    if ! (start_instance "$1"); then
        stop_instance "$1"
        choose_release "$1" "$3" "$2"
        start_instance "$1"
        take_back "$1"
        fail "instance $1 does not serve with release $2 and has $3 again; see $NODES/$1/logs/server.log"
    fi
    take_back "$1"
    say "instance $1 has release $2"
}
