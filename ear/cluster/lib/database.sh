# shellcheck shell=bash
# MariaDB: one server, or Galera of three. All writes go to one of the three; the proxy chooses which.

DB_FRONT=$((CLUSTER_PORTS + 600))
DB_FOLDER="$CLUSTER_HOME/database"
DB_OWNER=$(id -un)
[[ $EUID != 0 ]] || DB_OWNER=mysql # no database server runs as root

external_database() { [[ -n ${DILMUN_DB_URL:-} && ${DATABASE_OWN:-} != yes ]]; }
galera() { [[ $CLUSTER_DATABASE == galera ]]; }
databases() { if galera; then echo 1 2 3; else echo 1; fi; }

db_folder() { echo "$DB_FOLDER/n$1"; }
db_pid() { echo "$DB_FOLDER/n$1.pid"; }
db_port() { echo $((DB_FRONT + $1)); }

sql() { # number, statement; the owner of the process is let in through the socket
    "$CLUSTER_MARIADB" --no-defaults --socket="$DB_FOLDER/n$1.sock" --user="$(id -un)" --skip-column-names --batch --execute="$2" 2>> "$LOGS/sql.log"
}

db_ready() { # number
    if galera; then
        [[ $(sql "$1" "show status like 'wsrep_local_state_comment'") == *Synced ]]
    else
        sql "$1" "select 1" > /dev/null
    fi
}

members() { # of Galera, but one
    local number list=
    for number in $(databases); do
        list+="${list:+,}127.0.0.1:$((DB_FRONT + 10 + number))"
    done
    echo "$list"
}

db_options() { # number
    local folder
    folder=$(db_folder "$1")
    printf '%s\n' --no-defaults --datadir="$folder" --socket="$DB_FOLDER/n$1.sock" --pid-file="$(db_pid "$1")" --log-error="$DB_FOLDER/n$1.log" \
        --bind-address=127.0.0.1 --port="$(db_port "$1")" --max-connections="$CLUSTER_DB_CONNECTIONS" \
        --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_ci --max-allowed-packet=64M \
        --innodb-buffer-pool-size="$CLUSTER_BUFFER_POOL" --innodb-flush-log-at-trx-commit=1
    [[ $EUID != 0 ]] || echo --user="$DB_OWNER"
    if galera; then
        # a lost member is given up after 1.5 seconds: all commits wait for that long
        printf '%s\n' --binlog-format=ROW --innodb-autoinc-lock-mode=2 --wsrep-on=ON --wsrep-provider="$CLUSTER_GALERA" \
            --wsrep-cluster-name="dilmun-$CLUSTER_PORTS" --wsrep-cluster-address="gcomm://$(members)" --wsrep-node-name="n$1" \
            --wsrep-node-address="127.0.0.1:$((DB_FRONT + 10 + $1))" --wsrep-sst-method=rsync \
            --wsrep-sst-receive-address="127.0.0.1:$((DB_FRONT + 30 + $1))" --wsrep-sst-donor=n3,n2, \
            --wsrep-provider-options="gmcast.listen_addr=tcp://127.0.0.1:$((DB_FRONT + 10 + $1));ist.recv_addr=127.0.0.1:$((DB_FRONT + 20 + $1));evs.suspect_timeout=PT1.5S;evs.inactive_check_period=PT0.5S;evs.keepalive_period=PT0.4S"
    fi
}

launch_database() { # number, further options…
    local number=$1 folder
    shift
    folder=$(db_folder "$number")
    if [[ ! -d $folder/mysql ]]; then
        mkdir -p "$folder"
        [[ $EUID != 0 ]] || { chmod 711 "$CLUSTER_HOME" && chown -R "$DB_OWNER" "$DB_FOLDER"; }
        "$CLUSTER_MARIADB_INSTALL" --no-defaults --user="$DB_OWNER" --datadir="$folder" --skip-test-db \
            --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" > "$LOGS/install-n$number.log" 2>&1 \
            || fail "the database folder $folder cannot be made: see $LOGS/install-n$number.log"
    fi
    mapfile -t options < <(db_options "$number")
    nohup "$CLUSTER_MARIADBD" "${options[@]}" "$@" >> "$LOGS/n$number.log" 2>&1 &
    LAUNCHED=$!
}

ready_or_gone() { db_ready "$1" || gone "$LAUNCHED"; }

start_database() { # number, further options…
    alive "$(db_pid "$1")" && return
    launch_database "$@"
    await "$CLUSTER_START_SECONDS" "database n$1" ready_or_gone "$1"
    ! gone "$LAUNCHED" || fail "database n$1 does not start: see $DB_FOLDER/n$1.log"
    say "database n$1 is up"
}

any_database_alive() {
    local number
    for number in $(databases); do
        alive "$(db_pid "$number")" && return
    done
    return 1
}

# Which of the three has all that was committed: the one that left last, or after a crash of all the furthest one.
furthest_database() {
    local number state best=1 most=-2 position
    for number in $(databases); do
        state="$(db_folder "$number")/grastate.dat"
        [[ -e $state ]] || continue
        grep -q "safe_to_bootstrap: 1" "$state" && { echo "$number"; return; }
        mapfile -t options < <(db_options "$number" | grep -v -e --log-error)
        position=$("$CLUSTER_MARIADBD" "${options[@]}" --wsrep-recover 2>&1 | sed -n 's/.*Recovered position: *[^:]*:\(-\?[0-9]*\).*/\1/p' | tail -1)
        say "database n$number has come to ${position:-nowhere}" >&2
        ((${position:--1} > most)) && { most=${position:--1} best=$number; }
    done
    echo "$best"
}

first_of_galera() {
    local first
    first=$(furthest_database)
    if [[ -e $(db_folder "$first")/grastate.dat ]]; then
        sed -i 's/safe_to_bootstrap: 0/safe_to_bootstrap: 1/' "$(db_folder "$first")/grastate.dat"
    fi
    say "Galera begins with n$first"
    start_database "$first" --wsrep-new-cluster
}

start_databases() {
    local number
    external_database && return
    need "$CLUSTER_MARIADBD" mariadb-server
    need "$CLUSTER_MARIADB" mariadb-client
    need "$CLUSTER_MARIADB_INSTALL" mariadb-server
    if galera; then
        [[ -e $CLUSTER_GALERA ]] || fail "$CLUSTER_GALERA is missing: apt-get install galera-4"
        need rsync rsync
        any_database_alive || first_of_galera
    fi
    for number in $(databases); do
        start_database "$number"
    done
    prepare_schema
}

# The nodes' user may do everything in their database and nothing outside; the proxy's may log in, and that is all.
prepare_schema() {
    sql 1 "create database if not exists dilmun character set utf8mb4 collate utf8mb4_unicode_ci;
        create user if not exists dilmun@'127.0.0.1' identified by '$DATABASE_PASSWORD';
        grant all on dilmun.* to dilmun@'127.0.0.1';
        create user if not exists haproxy@'127.0.0.1'" || fail "the database does not let its owner in: see $LOGS/sql.log"
}

use_database() {
    external_database && return
    local port
    port=$(db_port 1)
    galera && port=$DB_FRONT
    export DATABASE_OWN=yes DILMUN_DB_URL="jdbc:mariadb://127.0.0.1:$port/dilmun?sslMode=disable" DILMUN_DB_USER=dilmun DILMUN_DB_PASSWORD="$DATABASE_PASSWORD"
}

stop_databases() {
    local number
    for number in 3 2 1; do # the first leaves last: it knows everything and may begin again
        end "$(db_pid "$number")" 120
    done
}

kill_database() { # name
    alive "$(db_pid "${1#n}")" || fail "no database $1 is running"
    kill -9 "$(cat "$(db_pid "${1#n}")")"
}

database_status() {
    local number
    external_database && { echo "database   at $DILMUN_DB_URL"; return; }
    for number in $(databases); do
        if ! alive "$(db_pid "$number")"; then
            echo "database   n$number  down"
        elif galera; then
            echo "database   n$number  pid $(cat "$(db_pid "$number")"), $(sql "$number" "show status where variable_name in ('wsrep_local_state_comment', 'wsrep_cluster_size')" | cut -f 2 | paste -s -d ' ')"
        else
            echo "database   n$number  pid $(cat "$(db_pid "$number")")"
        fi
    done
}
