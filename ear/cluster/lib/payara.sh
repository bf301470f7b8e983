# shellcheck shell=bash
# Payara Server: a domain, and a deployment group of instances with one configuration and one data grid.

DOMAIN=dilmun GROUP=nodes CONFIG=nodes-config
PAYARA="$CLUSTER_HOME/payara6"
DOMAIN_PORTS=$((CLUSTER_PORTS + 700))
ADMIN_PORT=$((DOMAIN_PORTS + 48))
NODES="$PAYARA/glassfish/nodes/localhost-$DOMAIN"

asadmin() {
    "$PAYARA/bin/asadmin" --user admin --passwordfile "$RUN/asadmin.passwords" --port "$ADMIN_PORT" --interactive=false "$@" >> "$LOGS/asadmin.log" 2>&1
}

asadmin_or_fail() { asadmin "$@" || fail "asadmin $1 failed: see $LOGS/asadmin.log"; }

instance_ports() { # name
    local name number=0
    for name in $CLUSTER_INSTANCES; do
        number=$((number + 1))
        [[ $name == "$1" ]] && { echo $((DOMAIN_PORTS + 100 * number)); return; }
    done
    fail "there is no instance $1: $CLUSTER_INSTANCES"
}

http_port() { echo $(($(instance_ports "$1") + 80)); }
instance_pid() { echo "$NODES/$1/config/pid"; }

# The server says "up" before the application is there, and the application before its pages are.
serves() { # name
    local at
    at="http://127.0.0.1:$(http_port "$1")"
    curl -fs -m 5 "$at/health/ready" 2> /dev/null | grep -q '"dilmun"' && curl -fs -m 20 -o /dev/null "$at/en/login" 2> /dev/null
}

# A new process is slow at first: the first visitors are ours.
warm_up() { # name
    local at path
    at="http://127.0.0.1:$(http_port "$1")"
    for _ in {1..10}; do
        for path in /ar /en/login /ar/services /ar/services/id-card-replacement; do
            curl -s -m 20 -o /dev/null "$at$path" || true
        done
    done
}

unpack_payara() {
    [[ -d $PAYARA ]] && return
    need java openjdk-17-jre-headless
    if [[ -d $CLUSTER_PAYARA ]]; then
        cp -r "$CLUSTER_PAYARA" "$PAYARA"
    elif [[ -f $CLUSTER_PAYARA ]]; then
        need unzip unzip
        unzip -q "$CLUSTER_PAYARA" -d "$CLUSTER_HOME"
    else
        fail "Payara Server is missing: set CLUSTER_PAYARA to payara-6.2025.10.zip (Maven Central, fish.payara.distributions:payara) or to the folder payara6"
    fi
    chmod u+x "$PAYARA"/bin/* "$PAYARA"/glassfish/bin/* "$PAYARA/glassfish/lib/nadmin" # not every program that unpacks keeps them
    rm -rf "$PAYARA/glassfish/domains/domain1" # has no password
}

start_domain() {
    echo "AS_ADMIN_PASSWORD=$DOMAIN_PASSWORD" > "$RUN/asadmin.passwords"
    unpack_payara
    local made="$PAYARA/glassfish/domains/$DOMAIN/made"
    if [[ ! -e $made ]]; then
        say "the domain is being made"
        end "$PAYARA/glassfish/domains/$DOMAIN/config/pid" 60
        rm -rf "$PAYARA/glassfish/domains/$DOMAIN" "$NODES" "$RUN/release" # what a first start that broke off has left
        asadmin_or_fail create-domain --portbase "$DOMAIN_PORTS" "$DOMAIN"
        # nobody but this machine may administer it: before its first start
        sed -i -e 's/"0\.0\.0\.0"/"127.0.0.1"/' -e 's/<network-listener port=/<network-listener address="127.0.0.1" port=/' \
            "$PAYARA/glassfish/domains/$DOMAIN/config/domain.xml"
        asadmin_or_fail start-domain "$DOMAIN"
        configure_group
        touch "$made"
    elif ! alive "$PAYARA/glassfish/domains/$DOMAIN/config/pid"; then
        asadmin_or_fail start-domain "$DOMAIN"
    fi
}

grid_members() {
    local name list="127.0.0.1:$((DOMAIN_PORTS + 2))"
    for name in $CLUSTER_INSTANCES; do
        list+=",127.0.0.1:$(($(instance_ports "$name") + 2))"
    done
    echo "$list"
}

# One machine has one address, so copies of a session must be allowed to lie at the same one. The domain's own server keeps none.
configure_group() {
    local name setting before
    before=$(wc -l < "$LOGS/asadmin.log")
    {
        echo "copy-config default-config $CONFIG"
        echo "create-deployment-group $GROUP"
        echo "set-hazelcast-configuration --enabled=true --clustermode tcpip --tcpipmembers $(grid_members) --clustername dilmun-$CLUSTER_PORTS --interfaces 127.0.0.1 --hostawarepartitioning=false --dasport $((DOMAIN_PORTS + 2)) --dasbindaddress 127.0.0.1 --daspublicaddress 127.0.0.1"
        echo "set-hazelcast-configuration --target server-config --enabled=true --lite=true"
        echo "delete-jvm-options --target $CONFIG -Xmx512m"
        echo "create-jvm-options --target $CONFIG -Xmx$CLUSTER_HEAP"
        printf '%s\n' "create-jvm-options --target $CONFIG -XX\\\\:+UseSerialGC"
        for name in "$CONFIG" server-config; do
            echo "create-jvm-options --target $name -Dhazelcast.phone.home.enabled=false"
        done
        echo "set configs.config.$CONFIG.network-config.network-listeners.network-listener.http-listener-2.enabled=false"
        for name in http-listener-1 admin-listener; do
            echo "set configs.config.$CONFIG.network-config.network-listeners.network-listener.$name.address=127.0.0.1"
        done
        for setting in compression=on compression-min-size-bytes=1024 server-header=false xpowered-by=false \
            compressable-mime-type=text/html,text/css,text/plain,text/javascript,application/javascript,application/json,application/problem+json,image/svg+xml; do
            echo "set configs.config.$CONFIG.network-config.protocols.protocol.http-listener-1.http.$setting"
        done
        for name in $CLUSTER_INSTANCES; do
            echo "create-instance --node localhost-$DOMAIN --config $CONFIG --deploymentgroup $GROUP --portbase $(instance_ports "$name") --systemproperties HZ_LISTENER_PORT=$(($(instance_ports "$name") + 2)) $name"
        done
    } > "$RUN/group.asadmin"
    asadmin_or_fail multimode --file "$RUN/group.asadmin" # which calls itself successful whatever its commands do
    ! tail -n +"$before" "$LOGS/asadmin.log" | grep -q "^Command .* failed" || fail "the group cannot be set up: see $LOGS/asadmin.log"
    say "the group is made: $CLUSTER_INSTANCES"
}

# Started from here and not by the domain, so that the settings are those of now.
start_instance() { # name
    alive "$(instance_pid "$1")" && return
    use_database
    asadmin_or_fail start-local-instance --node "localhost-$DOMAIN" "$1"
    await "$CLUSTER_START_SECONDS" "instance $1" serves "$1"
    warm_up "$1"
    say "instance $1 serves"
}

start_instances() {
    local name under_way=()
    if [[ ! -e $RUN/release ]]; then
        [[ -f $CLUSTER_EAR ]] || fail "there is no $CLUSTER_EAR: build it (mvn package) or set CLUSTER_EAR"
        local release
        release=$(date -u +%Y%m%d%H%M%S)
        deploy "$release" "$CLUSTER_EAR" true
        echo "$release" > "$RUN/release"
    fi
    for name in $CLUSTER_INSTANCES; do
        start_instance "$name" &
        under_way+=($!)
    done
    for name in "${under_way[@]}"; do
        wait "$name" || fail "an instance did not come up: see $LOGS and $NODES/*/logs/server.log"
    done
}

# Each release is an application of its own. The server's own versions of one application are no way: its name:version does
# not find the application's data source.
deploy() { # release, EAR, whether it begins to serve
    asadmin_or_fail deploy --target "$GROUP" --availabilityenabled=true --enabled="$3" --name "dilmun-$1" "$2"
    say "release $1 is deployed"
}

# Takes effect when the instance starts.
choose_release() { # instance, release, release instead of which
    printf '%s\n' "disable --target $1 dilmun-$3" "enable --target $1 dilmun-$2" > "$RUN/release.$1.asadmin"
    asadmin_or_fail multimode --file "$RUN/release.$1.asadmin"
}

kill_instance() { # name
    alive "$(instance_pid "$1")" || fail "no instance $1 is running"
    kill -9 "$(cat "$(instance_pid "$1")")"
}

stop_instance() { end "$(instance_pid "$1")" 60; }

stop_instances() {
    local name
    for name in $CLUSTER_INSTANCES; do
        stop_instance "$name"
    done
    end "$PAYARA/glassfish/domains/$DOMAIN/config/pid" 60
}

instance_status() {
    local name
    for name in $CLUSTER_INSTANCES; do
        if ! alive "$(instance_pid "$name")"; then
            echo "instance   $name  down"
        else
            echo "instance   $name  pid $(cat "$(instance_pid "$name")"), $(serves "$name" && echo serves || echo "does not serve"), $(proxy_state "$name") at the proxy"
        fi
    done
    echo "release    $(cat "$RUN/release" 2> /dev/null || echo none)"
}
