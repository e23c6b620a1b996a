CREATE TABLE orders (id bigint PRIMARY KEY, item varchar(255) NOT NULL);
