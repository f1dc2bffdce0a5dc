-- id, generation, current hash: what moved the session to them may not have been answered, so that its client has the
-- predecessor. That stays good, and gets the same successor, until the successor is used or the session is over.
local known = redis.call('HMGET', session(ARGV[1]), 'generation', 'current', 'revoked')
if known[1] == ARGV[2] and known[2] == ARGV[3] and not known[3] then
  redis.call('HSET', session(ARGV[1]), 'unconfirmed', 1)
  return 1
end
return 0
