const raw = String.raw;

/** Accounts that both families can make. */
export const USERS = raw`
SET sql_mode = '';
CREATE ROLE app_reader; CREATE ROLE ${'`it\'s "role"`'};
CREATE USER app_user@'10.0.0.%' IDENTIFIED BY 'pass''"\\word', 'it''s "user"'@'%' IDENTIFIED BY 'p', 'back${"`"}tick\\'@localhost IDENTIFIED BY 'q', 'üser'@'%' IDENTIFIED BY 'r', ''@'nobody.example';
CREATE USER 'limited'@'::1' IDENTIFIED BY 's' REQUIRE SSL WITH MAX_QUERIES_PER_HOUR 7 MAX_USER_CONNECTIONS 3 PASSWORD EXPIRE INTERVAL 90 DAY ACCOUNT LOCK;
CREATE USER 'subject'@'%' REQUIRE SUBJECT '/CN=it''s' AND ISSUER '/CN=ca' PASSWORD EXPIRE;
GRANT app_reader TO app_user@'10.0.0.%' WITH ADMIN OPTION; GRANT ${'`it\'s "role"`'} TO app_reader; GRANT ${'`it\'s "role"`'} TO 'it''s "user"'@'%';
GRANT PROCESS, RELOAD, EXECUTE ON *.* TO app_user@'10.0.0.%'; GRANT SELECT ON ${"`app\\_100\\%`"}.* TO app_user@'10.0.0.%'; GRANT CREATE ON ${"`any%`"}.* TO 'üser'@'%';
`;

/** Accounts that only MariaDB can make. */
export const MARIADB_USERS = raw`
SET DEFAULT ROLE app_reader FOR app_user@'10.0.0.%';
CREATE USER socket@localhost IDENTIFIED VIA unix_socket OR mysql_native_password USING PASSWORD('x');
GRANT SELECT ON *.* TO PUBLIC; REVOKE SELECT ON *.* FROM PUBLIC;
`;

/** Accounts that only MySQL can make. */
export const MYSQL_USERS = raw`
SET DEFAULT ROLE app_reader TO app_user@'10.0.0.%';
CREATE USER hashed@localhost IDENTIFIED WITH sha256_password BY 'x' FAILED_LOGIN_ATTEMPTS 3 PASSWORD_LOCK_TIME 2 PASSWORD HISTORY 5 COMMENT 'it''s "me"';
CREATE USER two@localhost IDENTIFIED BY 'old' ATTRIBUTE '{"k": "it''s"}'; ALTER USER two@localhost IDENTIFIED BY 'new' RETAIN CURRENT PASSWORD;
GRANT BACKUP_ADMIN, CONNECTION_ADMIN ON *.* TO two@localhost WITH GRANT OPTION;
GRANT PROXY ON app_user@'10.0.0.%' TO two@localhost;
`;

/** What only MariaDB has. */
export const MARIADB = raw`
CREATE SEQUENCE counter START WITH 5 MINVALUE -9 MAXVALUE 9007199254740993 INCREMENT BY 3 CACHE 10 CYCLE; SELECT NEXTVAL(counter), NEXTVAL(counter) INTO @a, @b;
CREATE SEQUENCE ${'`it\'s "seq"`'} START WITH -1 INCREMENT BY -2 MINVALUE -100 MAXVALUE 0 NOCACHE; DO SETVAL(${'`it\'s "seq"`'}, -51);
CREATE SEQUENCE unused;
CREATE TABLE only_maria (id INT PRIMARY KEY DEFAULT (NEXT VALUE FOR counter), u UUID DEFAULT UUID(), a INET6, b INET4, c TEXT COMPRESSED, p1 DATE, p2 DATE, PERIOD FOR app (p1, p2), n INT,
  KEY quiet (n) IGNORED, v VARCHAR(9) AS (UPPER(c)) PERSISTENT, CONSTRAINT said CHECK (n > 0)) PAGE_CHECKSUM = 1;
INSERT INTO only_maria (a, b, c, p1, p2, n) VALUES ('::1', '127.0.0.1', REPEAT('x', 9), '2020-01-01', '2021-01-01', 1), ('ffff::', '0.0.0.0', 'ß', '2020-01-01', '2020-01-02', NULL);
CREATE TABLE apart (id INT, p1 DATE, p2 DATE, PERIOD FOR app (p1, p2), UNIQUE (id, app WITHOUT OVERLAPS)); INSERT INTO apart VALUES (1, '2020-01-01', '2021-01-01');
DELIMITER ;HOLDFAST;
CREATE AGGREGATE FUNCTION most(x INT) RETURNS INT DETERMINISTIC BEGIN DECLARE m INT DEFAULT 0; DECLARE CONTINUE HANDLER FOR NOT FOUND RETURN m; LOOP FETCH GROUP NEXT ROW; SET m = GREATEST(m, x); END LOOP; END;HOLDFAST;
SET sql_mode = 'ORACLE';HOLDFAST;
CREATE PACKAGE pack AS FUNCTION one RETURN INT; PROCEDURE two; END;HOLDFAST;
CREATE PACKAGE BODY pack AS FUNCTION one RETURN INT AS BEGIN RETURN 1; END; PROCEDURE two AS BEGIN SELECT one(); END; END;HOLDFAST;
`;

/** What only MySQL has. */
export const MYSQL = raw`
CREATE TABLE only_mysql (id INT PRIMARY KEY, j JSON, n INT CHECK (n > 0) NOT ENFORCED, u BINARY(16) DEFAULT (UUID_TO_BIN(UUID())), g GEOMETRY NOT NULL SRID 4326, ve VECTOR(3), c CHAR(5) COLLATE utf8mb4_0900_as_cs,
  KEY func ((n * 2)), KEY many ((CAST(j->'$.tags' AS CHAR(20) ARRAY))), KEY quiet (n) INVISIBLE, SPATIAL KEY (g), CONSTRAINT said CHECK (c <> 'no'));
INSERT INTO only_mysql (id, j, n, g, ve, c) VALUES (1, '{"tags": ["a", "it''s"]}', -1, ST_GeomFromText('POINT(10 20)', 4326), STRING_TO_VECTOR('[0.1,16777216,-3e-38]'), 'é'), (2, NULL, 5, ST_GeomFromText('POINT(0 0)', 4326), NULL, '');
CREATE FULLTEXT INDEX grams ON words (u) WITH PARSER ngram;
`;
