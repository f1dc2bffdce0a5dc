-- id; gives Redis' time and the fields of the session
return {now(), redis.call('HGETALL', session(ARGV[1]))}
