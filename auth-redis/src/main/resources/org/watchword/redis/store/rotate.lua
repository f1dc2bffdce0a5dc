-- id, expected generation, hash of the successor, nonce, now, idle expiry; gives 1 where it moved
local id = ARGV[1]
local known = redis.call('HMGET', session(id), 'generation', 'revoked', 'current', 'expires', 'user')
if known[1] ~= ARGV[2] or known[2] then
  return 0
end
redis.call('HSET', session(id), 'previous', known[3], 'current', ARGV[3], 'nonce', ARGV[4], 'rotated', ARGV[5],
  'idle', ARGV[6])
redis.call('HDEL', session(id), 'unconfirmed')
redis.call('HINCRBY', session(id), 'generation', 1)
local over = math.min(tonumber(ARGV[6]), tonumber(known[4]))
local left = math.max(over - ARGV[5], 0) + KEPT
redis.call('PEXPIRE', session(id), left)
redis.call('ZADD', EXPIRY, over, id)
lives(of(known[5]), left)
return 1
