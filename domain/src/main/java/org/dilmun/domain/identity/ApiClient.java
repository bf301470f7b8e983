package org.dilmun.domain.identity;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/** A system that calls the API in the name of a government body (OAuth 2.0 client, client credentials). */
@Entity
@Table(name = "api_client")
public class ApiClient {

    @Id
    private long id;

    @Column(name = "client_id", nullable = false, updatable = false, length = 60)
    private String clientId;

    /** Argon2id, PHC string. */
    @Column(name = "secret_hash", nullable = false, length = 200)
    private String secretHash;

    @Column(nullable = false)
    private LocalizedText name;

    /** The body in whose name it acts. */
    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    /** Separated by blanks, as in RFC 6749. */
    @Column(nullable = false, length = 400)
    private String scopes;

    protected ApiClient() {} // JPA

    public ApiClient(long id, String clientId, String secretHash, LocalizedText name, long bodyId, Set<String> scopes) {
        this.id = id;
        this.clientId = clientId;
        this.secretHash = secretHash;
        this.name = name;
        this.bodyId = bodyId;
        this.scopes = String.join(" ", scopes.stream().sorted().toList());
    }

    public long id() {
        return id;
    }

    public String clientId() {
        return clientId;
    }

    public String secretHash() {
        return secretHash;
    }

    public LocalizedText name() {
        return name;
    }

    public long bodyId() {
        return bodyId;
    }

    public Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }
}
