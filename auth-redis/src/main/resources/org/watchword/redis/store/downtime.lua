-- Gives when the latest downtime began and ended, or nothing.
local known = redis.call('HMGET', DOWNTIME, 'began', 'ended')
return known[1] and known[2] and known or {}
