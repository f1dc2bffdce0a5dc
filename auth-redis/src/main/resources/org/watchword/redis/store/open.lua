-- id, user, login, when it is over, whether it has ended, then its fields
local id, user, login, over, ended = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local left = math.max(over - login, 0) + KEPT
redis.call('HSET', session(id), unpack(ARGV, 6))
-- By the time that is left, and not by the moment: the clocks of the nodes and of Redis need not agree.
redis.call('PEXPIRE', session(id), left)
if ended == '1' then
  redis.call('ZADD', ENDED, over, id)
else
  redis.call('ZADD', OPEN, -login, id)
  redis.call('ZADD', of(user), -login, id)
  redis.call('ZADD', EXPIRY, over, id)
  lives(of(user), left)
end
return 1
